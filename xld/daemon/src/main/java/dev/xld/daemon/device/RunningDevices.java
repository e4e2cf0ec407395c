package dev.xld.daemon.device;

import dev.xld.api.DeviceSummary;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What operations on one device of a running domain ask of devices, all kinds alike. They hold the domain's lane; reading
 * needs none.
 */
public interface RunningDevices {
    /** The device as an attach to this domain takes it: its number chosen, paths made absolute. */
    DeviceSpec settle(int domid, DeviceSpec written, Path directory);

    /** What must be attached before this device can be. */
    Optional<DeviceSpec> needs(DeviceSpec written, DomainConfig config);

    /** The device completed and checked by its kind; nothing is changed. {@code config} has it among the domain's others. */
    DeviceSpec prepare(DeviceSpec settled, DomainConfig config);

    /** Where a prepared device will stand. */
    DeviceAddress address(int domid, DeviceSpec prepared);

    /** What the stored config is to say of a device: what was written, and what must be the same at a restart. */
    DeviceSpec remembered(DeviceSpec settled, DeviceSpec prepared);

    /** Whether a device of a config is this one. */
    Predicate<DeviceSpec> same(DeviceSpec device);

    /** Whether a device of a config is the one that stands there. */
    Predicate<DeviceSpec> same(DeviceAddress device);

    /** Whether the store has a device of a config; one it cannot tell counts as there. */
    boolean attached(int domid, DeviceSpec spec);

    /** Writes the device's tree and connects it; when that fails nothing of it is left. */
    void attach(int domid, DeviceSpec prepared, Task task);

    /**
     * The device users mean.
     *
     * @param key the key of xl.cfg that lists such devices
     * @param which its name or number, in the words xl's detach command takes
     * @throws dev.xld.api.ApiException {@link dev.xld.api.ErrorKind#NO_SUCH_DEVICE}
     */
    DeviceAddress find(int domid, String key, String which);

    /**
     * Takes a device away. A guest that does not let go of it keeps it where its kind says so, else it is taken by force
     * when the guest had its time.
     *
     * @param force do not ask the guest
     */
    void detach(DeviceAddress device, boolean force, Task task);

    /** The domain's devices of one kind, in the store's order. */
    List<DeviceSummary> list(int domid, String key);
}
