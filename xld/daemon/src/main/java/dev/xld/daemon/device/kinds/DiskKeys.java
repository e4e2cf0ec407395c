package dev.xld.daemon.device.kinds;

import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Format;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceNodes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a disk's tree says. Stateless. */
final class DiskKeys {
    /** The bytes of a ring of a PV guest of 64 bits. */
    private static final String PROTOCOL = "x86_64-abi";

    private DiskKeys() {}

    /**
     * @param script of a disk of the kernel's; null for one of the device model's
     * @param pv whether the guest is paravirtualised and may be too old to write its protocol itself
     */
    static DeviceNodes nodes(DeviceAddress device, DiskSpec disk, @Nullable String script, boolean pv) {
        String type = disk.cdrom() ? "cdrom" : "disk";
        return DeviceKeys.of(device)
                .back("params", script == null ? params(disk.format(), disk.target()) : disk.target())
                .back("script", script)
                .back("removable", flag(disk.cdrom()))
                .back("bootable", 1)
                .back("dev", disk.vdev())
                .back("type", script == null ? "qdisk" : "phy")
                .back("mode", disk.readWrite() ? "w" : "r")
                .back("device-type", type)
                .back("direct-io-safe", disk.directIoSafe() ? "1" : null)
                .back("discard-enable", flag(disk.discard() == null ? disk.readWrite() : disk.discard()))
                .back("specification", "xen")
                .front("virtual-device", device.devid())
                .front("device-type", type)
                .front("trusted", flag(disk.trusted() == null || disk.trusted()))
                .front("protocol", pv ? PROTOCOL : null)
                .nodes();
    }

    /** How the device model is told of an image. */
    static String params(Format format, String target) {
        String word = format == Format.RAW || format == Format.EMPTY
                ? "aio"
                : format.name().toLowerCase(Locale.ROOT);
        return word + ":" + target;
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }
}
