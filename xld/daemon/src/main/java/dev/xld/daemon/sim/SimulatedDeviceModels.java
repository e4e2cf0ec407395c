package dev.xld.daemon.sim;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.qemu.DeviceModels;
import dev.xld.daemon.qemu.Qmp;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Device models of simulated guests: no more than the knowledge of who has one. Safe for any number of threads. */
public final class SimulatedDeviceModels implements DeviceModels {
    private final Set<Integer> running = ConcurrentHashMap.newKeySet();

    @Override
    public void check(DomainConfig config) {
        // There is no program that could be missing.
    }

    @Override
    public void start(int domid, DomainConfig config, Task task) {
        running.add(domid);
    }

    @Override
    public void stop(int domid) {
        running.remove(domid);
    }

    @Override
    public boolean running(int domid) {
        return running.contains(domid);
    }

    @Override
    public Qmp qmp(int domid) {
        throw new ApiException(ErrorKind.UNSUPPORTED, "A simulated domain has no qemu to talk to.");
    }

    @Override
    public void resume(int domid) {
        // It never paused.
    }

    @Override
    public void adopt() {
        // Nothing simulated outlives the daemon.
    }

    @Override
    public void close() {
        running.clear();
    }
}
