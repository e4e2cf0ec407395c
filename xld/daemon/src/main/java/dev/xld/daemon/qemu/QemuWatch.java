package dev.xld.daemon.qemu;

import dev.xld.xenstore.XenStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices the death of device models. A domain without one stays as it is, as with libxl: it is for its owner to see in the log
 * and to destroy. Safe for any number of threads.
 */
final class QemuWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QemuWatch.class);
    private static final long LOOK_SECONDS = 1;

    private final XenStore store;
    private final Map<Integer, QemuProcess> processes = new HashMap<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "device models");
        thread.setDaemon(true);
        return thread;
    });
    private boolean looking;

    QemuWatch(XenStore store) {
        this.store = store;
    }

    synchronized void add(int domid, QemuProcess process) {
        Optional.ofNullable(processes.put(domid, process)).ifPresent(QemuProcess::close);
        if (!looking) {
            looking = true;
            looks.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Watches it no more; the caller closes it. */
    synchronized Optional<QemuProcess> remove(int domid) {
        return Optional.ofNullable(processes.remove(domid));
    }

    synchronized boolean living(int domid) {
        QemuProcess process = processes.get(domid);
        return process != null && !process.pidFd().ended();
    }

    private void look() {
        for (Map.Entry<Integer, QemuProcess> ended : takeEnded().entrySet()) {
            try (QemuProcess process = ended.getValue()) {
                tell(ended.getKey(), process);
            } catch (RuntimeException e) {
                LOG.warn("the device model of domain {} has ended; {}", ended.getKey(), e.getMessage());
            }
        }
    }

    private synchronized Map<Integer, QemuProcess> takeEnded() {
        Map<Integer, QemuProcess> ended = new HashMap<>();
        processes.forEach((domid, process) -> {
            if (process.pidFd().ended()) {
                ended.put(domid, process);
            }
        });
        processes.keySet().removeAll(ended.keySet());
        return ended;
    }

    /** Whoever stops a device model in order removes its nodes first. */
    private void tell(int domid, QemuProcess process) {
        if (store.list(QemuNodes.mark(domid)).isEmpty()) {
            LOG.info("the device model of domain {} was stopped by another toolstack", domid);
        } else {
            LOG.error(
                    "the device model of domain {} {}; the domain runs on without emulated devices and disks served by qemu",
                    domid,
                    process.ending());
        }
    }

    @Override
    public synchronized void close() {
        looks.shutdownNow();
        processes.values().forEach(QemuProcess::close);
        processes.clear();
    }
}
