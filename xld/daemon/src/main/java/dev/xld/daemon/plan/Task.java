package dev.xld.daemon.plan;

import dev.xld.api.ConsoleReply;

/**
 * One request at work, as the code that does the work sees it: where it tells its progress and learns that it should stop.
 * Any thread may call it.
 */
public interface Task {
    /** A task nobody watches and nobody cancels: what the daemon does of its own accord. */
    Task UNATTENDED = new Task() {
        @Override
        public void progress(int step, int of, String message) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** Tells the caller that step {@code step} of {@code of} begins. Never blocks. */
    void progress(int step, int of, String message);

    /** Tells the caller that the domain in the making has a console which can be followed already. Never blocks. */
    default void console(ConsoleReply how) {}

    /** Whether the caller has cancelled or gone; steps that wait look at it at least once a second. */
    boolean cancelled();

    /** Whether the caller may see passwords. */
    default boolean seesSecrets() {
        return true;
    }
}
