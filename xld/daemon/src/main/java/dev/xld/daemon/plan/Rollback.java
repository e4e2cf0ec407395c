package dev.xld.daemon.plan;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What takes back the parts of one step, last first: for steps that do many small things, any of which may fail. Used by one
 * thread at a time.
 */
public final class Rollback {
    private final Deque<Runnable> done = new ArrayDeque<>();

    /** To be called when something is done, with what undoes it. */
    public void add(Runnable undo) {
        done.push(undo);
    }

    /** Takes everything back, to the end; then the first failure is thrown. */
    public void run() {
        RuntimeException first = null;
        while (!done.isEmpty()) {
            try {
                done.pop().run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Takes everything back and answers the failure to throw; what fails on the way back is kept beside it. */
    public RuntimeException after(RuntimeException failure) {
        try {
            run();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
        return failure;
    }
}
