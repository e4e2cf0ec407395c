package dev.xld.daemon.wire;

import dev.xld.daemon.plan.Task;

/** Answers one method; runs on a worker thread, may take as long as it needs, fails with exceptions. */
@FunctionalInterface
public interface Handler<P, R> {
    R handle(P parameters, Task task);
}
