package dev.xld.daemon.qemu;

import dev.xld.config.ChannelSpec;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.P9Spec;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.VfbSpec;
import org.jspecify.annotations.Nullable;

/** Which domains need a device model: libxl's rule. Stateless. */
final class DeviceModelNeed {
    private DeviceModelNeed() {}

    static boolean of(DomainConfig config) {
        return config.createInfo().type() == GuestType.HVM
                || !config.devices(VfbSpec.class).isEmpty()
                || !config.devices(P9Spec.class).isEmpty()
                || config.devices(DiskSpec.class).stream().anyMatch(DeviceModelNeed::servedByQemu)
                || config.devices(UsbctrlSpec.class).stream().anyMatch(usb -> "qusb".equals(usb.type()))
                || config.devices(ChannelSpec.class).stream().anyMatch(channel -> local(channel.backendDomname()));
    }

    /** An image format that blkback does not read is qemu's to serve, and so is an empty drive. */
    static boolean servedByQemu(DiskSpec disk) {
        return local(disk.backendDomain())
                && switch (disk.backend()) {
                    case QDISK -> true;
                    case UNSET -> disk.format() != DiskSpec.Format.RAW;
                    case PHY, TAP, STANDALONE -> false;
                };
    }

    static boolean local(@Nullable String domain) {
        return domain == null || domain.matches("0|Domain-0");
    }
}
