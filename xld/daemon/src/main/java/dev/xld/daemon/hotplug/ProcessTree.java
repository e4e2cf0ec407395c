package dev.xld.daemon.hotplug;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process with all it has started. Stateless. */
final class ProcessTree {
    private static final long REAP_SECONDS = 2;

    private ProcessTree() {}

    /**
     * Kills them all and waits for the first to be gone. What was started between the look at the tree and the kill is found
     * by the next look, until there is nothing new.
     */
    static void kill(Process process) {
        Set<ProcessHandle> killed = new HashSet<>();
        while (true) {
            List<ProcessHandle> fresh = Stream.concat(Stream.of(process.toHandle()), killed.stream())
                    .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                    .distinct()
                    .filter(one -> !killed.contains(one))
                    .toList();
            if (fresh.isEmpty()) {
                break;
            }
            fresh.forEach(ProcessHandle::destroyForcibly);
            killed.addAll(fresh);
        }
        try {
            process.waitFor(REAP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
