package dev.xld.daemon.plan;

/**
 * One named piece of an operation. A step holds no state of its own: what it finds out goes into the object its operation
 * shares among the steps. {@link PlanRunner} calls it, one thread at a time.
 */
public interface Step {
    /** A few words in the gerund, for the log, progress and errors: {@code building the guest}. */
    String name();

    /**
     * Whether there is anything to do, asked once, when its turn comes. A step that is not needed is neither journalled nor
     * told nor undone.
     */
    default boolean needed() {
        return true;
    }

    /**
     * Does the work; a step that waits looks at {@code task} at least once a second. It may throw anything: the runner
     * makes one sentence of it.
     */
    void run(Task task);

    /**
     * Takes back all that {@link #run} did, wholly or in part: it is called for the step that failed too, and after
     * {@code run} of steps that found nothing to do.
     */
    default void undo() {}

    /** Lets go of what was held only while the plan ran (a lock, a reservation); called once, after success and failure. */
    default void end() {}
}
