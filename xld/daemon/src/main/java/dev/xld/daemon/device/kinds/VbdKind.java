package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Backend;
import dev.xld.config.DomainConfig;
import dev.xld.config.Vdev;
import dev.xld.daemon.device.Connection;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Disks: block devices and raw image files by the kernel's blkback, over the loop devices the {@code block} script makes; other
 * formats and empty drives by the device model. Whether an image may be shared is the script's decision. Holds no state of a
 * disk; safe for any number of threads.
 */
public final class VbdKind implements DeviceKind<DiskSpec> {
    private static final String WORD = "vbd";
    private static final String QDISK = "qdisk";
    private static final String DRIVER = "xen-blkback";

    private final ScriptedDevices common;

    public VbdKind(ScriptedDevices common) {
        this.common = common;
    }

    @Override
    public Class<DiskSpec> spec() {
        return DiskSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Phase phase() {
        return Phase.DISKS;
    }

    private static String label(DiskSpec disk) {
        return "disk " + disk.vdev();
    }

    private static int number(DiskSpec disk) {
        return Vdev.number(disk.vdev())
                .orElseThrow(() -> new ApiException(
                        ErrorKind.BAD_CONFIG,
                        label(disk) + ": " + disk.vdev() + " is no name of a disk; use xvda, hda, sda or a number"));
    }

    @Override
    public OptionalInt devid(DiskSpec disk) {
        return Vdev.number(disk.vdev());
    }

    /** Targets of scripts, of other domains and of qemu's protocols ({@code nbd:host:port}) are no paths of dom0. */
    @Override
    public DiskSpec located(DiskSpec disk, Path directory) {
        boolean path = disk.script() == null
                && disk.backendDomain() == null
                && !disk.target().isEmpty()
                && !(disk.backend() == Backend.QDISK && disk.target().matches("[a-z][a-z0-9+-]*:.*"));
        return path ? disk.withPath(directory.resolve(disk.target()).toString()) : disk;
    }

    @Override
    public DiskSpec prepare(DiskSpec disk, DomainConfig config) {
        String label = label(disk);
        int devid = number(disk);
        if (config.devices(DiskSpec.class).stream().anyMatch(other -> other != disk && number(other) == devid)) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG, label + ": another disk of the config has this vdev; each needs its own");
        }
        int backendDomid = common.backendDomid(disk.backendDomain(), label);
        Backend backend = DiskBackend.choose(disk, config.createInfo().type(), backendDomid, label);
        if (backend == Backend.PHY) {
            common.script(script(disk), backendDomid, label);
        }
        return disk.withBackend(backend);
    }

    private static String script(DiskSpec disk) {
        return disk.script() == null ? "block" : disk.script();
    }

    @Override
    public Plug plug(int domid, DiskSpec disk) {
        String label = label(disk);
        int backendDomid = common.backendDomid(disk.backendDomain(), label);
        boolean pv = common.guestType(domid).equals("pv");
        if (disk.backend() == Backend.QDISK) {
            DeviceAddress device = new DeviceAddress(domid, WORD, number(disk), backendDomid, QDISK);
            return new Plug(device, DiskKeys.nodes(device, disk, null, pv), Connection.NONE);
        }
        DeviceAddress device = new DeviceAddress(domid, WORD, number(disk), backendDomid, WORD);
        String script = common.script(script(disk), backendDomid, label);
        return new Plug(
                device,
                DiskKeys.nodes(device, disk, script, pv),
                common.connection(device, target(device, script, label), DRIVER));
    }

    private static HotplugTarget target(DeviceAddress device, String script, String label) {
        return new HotplugTarget(
                HotplugTarget.Type.VBD, device.domid(), device.devid(), device.backendPath(), script, "", label);
    }

    @Override
    public boolean keptByGuest() {
        return true;
    }

    @Override
    public Optional<DeviceAddress> find(List<DeviceAddress> devices, String which) {
        OptionalInt number = Vdev.number(which);
        return devices.stream()
                .filter(device -> OptionalInt.of(device.devid()).equals(number))
                .findFirst();
    }

    @Override
    public Map<String, String> details(DeviceAddress device) {
        return Map.of(
                "event-channel", common.frontNumber(device, "event-channel"),
                "ring-ref", common.frontNumber(device, "ring-ref"));
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        String label = "disk " + common.key(device, "dev").orElseGet(() -> Integer.toString(device.devid()));
        common.detach(device, script -> target(device, script, label), force, task);
    }
}
