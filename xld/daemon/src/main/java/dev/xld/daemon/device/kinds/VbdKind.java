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
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.HotplugScripts;
import dev.xld.daemon.device.StoreWait;
import dev.xld.daemon.hotplug.HotplugRunner;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.XenStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Disks served by the kernel's blkback: block devices, and image files over the loop devices the {@code block} script makes.
 * Holds no state of a disk; safe for any number of threads.
 */
public final class VbdKind implements DeviceKind<DiskSpec> {
    private static final Duration BACKEND_TIMEOUT = Duration.ofSeconds(10);
    private static final int DOM0 = 0;

    private final XenStore store;
    private final DeviceTree tree;
    private final DeviceRemoval removal;
    private final HotplugRunner hotplug;
    private final HotplugScripts scripts;

    public VbdKind(
            XenStore store, DeviceTree tree, DeviceRemoval removal, HotplugRunner hotplug, HotplugScripts scripts) {
        this.store = store;
        this.tree = tree;
        this.removal = removal;
        this.hotplug = hotplug;
        this.scripts = scripts;
    }

    @Override
    public Class<DiskSpec> spec() {
        return DiskSpec.class;
    }

    @Override
    public String word() {
        return "vbd";
    }

    private static String label(DiskSpec disk) {
        return "disk " + disk.vdev();
    }

    private static int devid(DiskSpec disk) {
        return Vdev.number(disk.vdev())
                .orElseThrow(() -> new ApiException(
                        ErrorKind.BAD_CONFIG,
                        label(disk) + ": " + disk.vdev() + " is no name of a disk; use xvda, hda, sda or a number"));
    }

    @Override
    public DiskSpec prepare(DiskSpec disk, DomainConfig config) {
        devid(disk);
        if (disk.backendDomain() != null && !disk.backendDomain().matches("0|Domain-0")) {
            throw unsupported(disk, "a backend in domain " + disk.backendDomain());
        }
        if (disk.format() != Format.RAW) {
            throw unsupported(disk, "the format " + disk.format().name().toLowerCase(java.util.Locale.ROOT));
        }
        if (disk.backend() != Backend.UNSET && disk.backend() != Backend.PHY) {
            throw unsupported(disk, "backendtype=" + disk.backend().name().toLowerCase(java.util.Locale.ROOT));
        }
        if (disk.specification() == DiskSpec.Specification.VIRTIO) {
            throw unsupported(disk, "specification=virtio");
        }
        if (disk.script() == null) {
            checkTarget(disk);
        }
        scripts.resolve(script(disk), label(disk));
        return disk;
    }

    private static ApiException unsupported(DiskSpec disk, String what) {
        return new ApiException(
                ErrorKind.UNSUPPORTED,
                label(disk) + ": " + what + " is not supported; raw images and block devices are");
    }

    private static void checkTarget(DiskSpec disk) {
        Path target = Path.of(disk.target());
        if (!Files.exists(target)) {
            throw new ApiException(ErrorKind.MISSING_RESOURCE, label(disk) + ": " + target + " does not exist");
        }
        if (Files.isDirectory(target)) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE, label(disk) + ": " + target + " is neither a block device nor a file");
        }
    }

    private static String script(DiskSpec disk) {
        return disk.script() == null ? "block" : disk.script();
    }

    @Override
    public void attach(int domid, DiskSpec disk, Task task) {
        DeviceAddress device = new DeviceAddress(domid, "vbd", devid(disk), DOM0, "vbd");
        String script = scripts.resolve(script(disk), label(disk));
        tree.add(device, nodes(domid, disk, script));
        try {
            if (!StoreWait.until(
                    store,
                    device.backendPath() + "/state",
                    state -> state.equals(java.util.Optional.of("2")),
                    BACKEND_TIMEOUT,
                    task)) {
                throw new ApiException(
                        task.cancelled() ? ErrorKind.CANCELLED : ErrorKind.XEN_FAILED,
                        label(disk) + ": the kernel's block backend did not take the device within "
                                + BACKEND_TIMEOUT.toSeconds() + " s; is the module xen-blkback loaded?");
            }
            hotplug.add(target(device, script, label(disk)), task);
        } catch (RuntimeException e) {
            takeBack(device, e);
            throw e;
        }
    }

    private void takeBack(DeviceAddress device, RuntimeException cause) {
        try {
            detach(device, true, Task.UNATTENDED);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static DeviceNodes nodes(int domid, DiskSpec disk, String script) {
        String type = disk.cdrom() ? "cdrom" : "disk";
        Map<String, String> back = new LinkedHashMap<>();
        back.put("frontend-id", Integer.toString(domid));
        back.put("online", "1");
        back.put("removable", disk.cdrom() ? "1" : "0");
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
        back.put("params", disk.target());
        back.put("script", script);
        Map<String, String> front = new LinkedHashMap<>();
        front.put("backend-id", Integer.toString(DOM0));
        front.put("state", "1");
        front.put("virtual-device", Integer.toString(devid(disk)));
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
                HotplugTarget.Type.VBD, device.domid(), device.devid(), device.backendPath(), script, null, "", label);
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        String script = tree.libxlKey(device, "script").orElse("");
        String label = "disk " + tree.libxlKey(device, "dev").orElse("" + device.devid());
        boolean ours = device.backendKind().equals("vbd") && device.backendDomid() == DOM0 && !script.isEmpty();
        removal.remove(
                device,
                force,
                () -> {
                    if (ours) {
                        hotplug.remove(target(device, script, label), task);
                    }
                },
                task);
    }
}
