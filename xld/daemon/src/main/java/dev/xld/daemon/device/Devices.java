package dev.xld.daemon.device;

import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.List;

/** What domain operations ask of devices, all kinds alike. */
public interface Devices {
    /** The same devices, one by one, in domains that run. */
    RunningDevices running();

    /** A device with its relative paths starting at {@code directory}. */
    DeviceSpec located(DeviceSpec written, Path directory);

    /** The config's devices in its order, completed and checked by their kinds; nothing is changed. */
    List<DeviceSpec> prepare(DomainConfig config);

    /** Those of {@code specs}, which {@link #prepare} gave, that belong to a phase. */
    List<DeviceSpec> of(Phase phase, List<? extends DeviceSpec> specs);

    /** Attaches devices side by side; when one fails the others are detached again before it is thrown. */
    void attachAll(int domid, List<? extends DeviceSpec> specs, Task task);

    /**
     * Detaches, by force, every device the store knows of this domain, whoever attached it; console nodes are removed. Tries
     * all of them before it throws the first failure. The domain is to end: frontends may stay, to go with its tree.
     */
    void detachAll(int domid, Task task);
}
