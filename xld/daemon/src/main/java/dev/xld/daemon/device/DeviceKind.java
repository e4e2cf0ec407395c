package dev.xld.daemon.device;

import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.plan.Task;
import java.util.List;

/**
 * One kind of device: how its spec is completed, and how it is plugged. Kinds know nothing of each other. Failures are
 * {@link dev.xld.api.ApiException}s whose sentence names the cause (the file, the bridge, the script and its stderr).
 * Implementations hold no state of a device: xenstore does. {@link DeviceKinds} calls them from any number of threads.
 */
public interface DeviceKind<S extends DeviceSpec> {
    Class<S> spec();

    /** libxl's word for it in {@code /libxl/<domid>/device/<word>}. */
    String word();

    /**
     * Fills in what the config left open as the reference does (backend, script, bridge, mac, devid) and checks what can
     * be checked before the domain exists: the image is there, the bridge is there. Changes nothing.
     */
    S prepare(S spec, DomainConfig config);

    default Phase phase() {
        return Phase.OTHERS;
    }

    /**
     * How to attach the device. Changes nothing: {@link DeviceKinds} writes the trees of all devices of a phase at once and
     * then connects them side by side.
     *
     * @param spec as {@link #prepare} gave it
     */
    Plug plug(int domid, S spec);

    /** How to attach all of a phase's devices of this kind; a kind whose devices share one tree has one plug for them. */
    default List<Plug> plugs(int domid, List<S> specs) {
        return specs.stream().map(spec -> plug(domid, spec)).toList();
    }

    /** The domain's devices of this kind that libxl keeps no copy of, to be found by {@link DeviceTree#list}. */
    default List<DeviceAddress> unlisted(int domid) {
        return List.of();
    }

    /**
     * Unplugs a device found in the store, its spec unknown: closes the backend, runs the script, removes the tree. A
     * {@code force}d one does not wait for the guest and ends with the tree removed whatever the backend and the script
     * do.
     */
    void detach(DeviceAddress device, boolean force, Task task);
}
