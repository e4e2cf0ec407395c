package dev.xld.daemon.posix;

/**
 * The process's umask, changed for a moment: files made meanwhile, by any thread, get no more rights than it leaves. One
 * thread at a time, at start.
 */
public final class Umask implements AutoCloseable {
    private final int before;

    private Umask(int before) {
        this.before = before;
    }

    /** Sets it until closed; umask(2). */
    public static Umask set(int mask) {
        return new Umask(LibC.umask(mask));
    }

    @Override
    public void close() {
        LibC.umask(before);
    }
}
