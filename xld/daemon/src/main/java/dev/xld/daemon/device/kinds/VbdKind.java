package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Backend;
import dev.xld.config.DiskSpec.Format;
import dev.xld.config.DomainConfig;
import dev.xld.config.Vdev;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DeviceNodes;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.HotplugScripts;
import dev.xld.daemon.device.KernelBackend;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Disks served by the kernel's blkback: block devices, and image files over the loop devices the {@code block} script makes.
 * Whether an image may be shared is the script's decision. Holds no state of a disk; safe for any number of threads.
 */
public final class VbdKind implements DeviceKind<DiskSpec> {
    private static final String WORD = "vbd";
    private static final String DRIVER = "xen-blkback";
    private static final int DOM0 = 0;

    private final KernelBackend backend;
    private final DeviceTree tree;
    private final HotplugScripts scripts;

    public VbdKind(KernelBackend backend, DeviceTree tree, HotplugScripts scripts) {
        this.backend = backend;
        this.tree = tree;
        this.scripts = scripts;
    }

    @Override
    public Class<DiskSpec> spec() {
        return DiskSpec.class;
    }

    @Override
    public String word() {
        return WORD;
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

    @Override
    public DiskSpec located(DiskSpec disk, Path directory) {
        boolean path = disk.script() == null
                && disk.backendDomain() == null
                && !disk.target().isEmpty();
        return path ? disk.withPath(directory.resolve(disk.target()).toString()) : disk;
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
                "event-channel", tree.frontNumber(device, "event-channel"),
                "ring-ref", tree.frontNumber(device, "ring-ref"));
    }

    @Override
    public DiskSpec prepare(DiskSpec disk, DomainConfig config) {
        int devid = number(disk);
        if (config.devices(DiskSpec.class).stream().anyMatch(other -> other != disk && number(other) == devid)) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    label(disk) + ": another disk of the config has this vdev; each needs its own");
        }
        refuseOtherBackends(disk);
        if (disk.script() == null) {
            DiskImage.check(disk.target(), label(disk));
        }
        scripts.resolve(script(disk), label(disk));
        return disk;
    }

    /** What libxl would hand to qemu, to a driver domain or to nobody at all. */
    private static void refuseOtherBackends(DiskSpec disk) {
        if (disk.backendDomain() != null && !disk.backendDomain().matches("0|Domain-0")) {
            throw unsupported(
                    disk, "a backend in domain " + disk.backendDomain() + " is not supported; leave out backend=");
        }
        if (disk.format() == Format.EMPTY) {
            throw unsupported(
                    disk, "an empty drive needs qemu, which xld does not run yet; name an image or leave it out");
        }
        if (disk.format() != Format.RAW) {
            String format = lower(disk.format());
            throw unsupported(
                    disk,
                    "format=" + format + " needs qemu, which xld does not run yet; \"qemu-img convert -f " + format
                            + " -O raw\" makes an image it can use");
        }
        if (disk.backend() != Backend.UNSET && disk.backend() != Backend.PHY) {
            throw unsupported(
                    disk,
                    "backendtype=" + lower(disk.backend()) + " is not supported; leave it out, or say backendtype=phy");
        }
        if (disk.specification() == DiskSpec.Specification.VIRTIO) {
            throw unsupported(disk, "specification=virtio is not supported; leave it out");
        }
    }

    private static ApiException unsupported(DiskSpec disk, String why) {
        return new ApiException(ErrorKind.UNSUPPORTED, label(disk) + ": " + why);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String script(DiskSpec disk) {
        return disk.script() == null ? "block" : disk.script();
    }

    @Override
    public Phase phase() {
        return Phase.DISKS;
    }

    @Override
    public Plug plug(int domid, DiskSpec disk) {
        DeviceAddress device = new DeviceAddress(domid, WORD, number(disk), DOM0, WORD);
        String script = scripts.resolve(script(disk), label(disk));
        return new Plug(
                device,
                nodes(domid, disk, script),
                backend.connection(device, target(device, script, label(disk)), DRIVER));
    }

    private static DeviceNodes nodes(int domid, DiskSpec disk, String script) {
        String type = disk.cdrom() ? "cdrom" : "disk";
        Map<String, String> back = new LinkedHashMap<>();
        back.put("params", disk.target());
        back.put("script", script);
        back.put("frontend-id", Integer.toString(domid));
        back.put("online", "1");
        back.put("removable", flag(disk.cdrom()));
        back.put("bootable", "1");
        back.put("state", "1");
        back.put("dev", disk.vdev());
        back.put("type", "phy");
        back.put("mode", disk.readWrite() ? "w" : "r");
        back.put("device-type", type);
        if (disk.directIoSafe()) {
            back.put("direct-io-safe", "1");
        }
        back.put("discard-enable", disk.discard() == null ? flag(disk.readWrite()) : flag(disk.discard()));
        back.put("specification", "xen");
        Map<String, String> front = new LinkedHashMap<>();
        front.put("backend-id", Integer.toString(DOM0));
        front.put("state", "1");
        front.put("virtual-device", Integer.toString(number(disk)));
        front.put("device-type", type);
        front.put("trusted", flag(disk.trusted() == null || disk.trusted()));
        front.put("protocol", "x86_64-abi");
        return new DeviceNodes(back, front, Map.of());
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }

    private static HotplugTarget target(DeviceAddress device, String script, String label) {
        return new HotplugTarget(
                HotplugTarget.Type.VBD, device.domid(), device.devid(), device.backendPath(), script, "", label);
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        String label = "disk " + tree.libxlKey(device, "dev").orElseGet(() -> Integer.toString(device.devid()));
        backend.detach(
                device, tree.libxlKey(device, "script").map(script -> target(device, script, label)), force, task);
    }
}
