package dev.xld.daemon.device;

import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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

    /** The number that tells this device from others of its kind in one domain; empty where none is chosen yet. */
    OptionalInt devid(S spec);

    /** With its relative paths starting at {@code directory}. */
    default S located(S spec, Path directory) {
        return spec;
    }

    /**
     * What an attach to a running domain settles before {@link #prepare}, other than a creation: the device's number, and
     * defaults that differ.
     *
     * @param free the number after that of the domain's last device of this kind
     */
    default S hot(S spec, int free) {
        return spec;
    }

    /** What the stored config says of a device: as it was written, with what must be the same at a restart. */
    default S remembered(S written, S prepared) {
        return written;
    }

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

    /** Whether a device that its guest does not let go of stays, unless taken by force from the start. */
    default boolean keptByGuest() {
        return false;
    }

    /**
     * The domain's devices of this kind.
     *
     * @param all every device that has a place of its own in the store
     */
    default List<DeviceAddress> among(int domid, List<DeviceAddress> all) {
        return all.stream().filter(device -> device.kind().equals(word())).toList();
    }

    /** What must be attached before this device can be; {@code config} is that of its running domain. */
    default Optional<DeviceSpec> needs(S spec, DomainConfig config) {
        return Optional.empty();
    }

    /** The one among a domain's devices of this kind that users mean by a number or name. */
    default Optional<DeviceAddress> find(List<DeviceAddress> devices, String which) {
        return DeviceAddress.numbered(devices, which);
    }

    /** What xl's list of this kind shows beside number, state and backend. */
    default Map<String, String> details(DeviceAddress device) {
        return Map.of();
    }
}
