package dev.xld.daemon.device;

import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfo;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.UsbdevSpec;
import dev.xld.config.VfbSpec;
import dev.xld.config.VkbSpec;
import java.util.ArrayList;
import java.util.List;

/** The devices a domain gets, which are not quite those its config lists. Pure functions. */
public final class ImpliedDevices {
    private static final UsbctrlSpec CONTROLLER = new UsbctrlSpec(null, 0, null, null);

    private ImpliedDevices() {}

    /**
     * As libxl: an HVM guest has its screen by other means, so its vfbs and vkbs count for nothing, but it gets one vkb;
     * and where there are USB devices that name no controller and no controller at all, there is one.
     */
    public static List<DeviceSpec> of(DomainConfig config) {
        List<DeviceSpec> devices = new ArrayList<>(config.devices());
        if (config.createInfo().type() == GuestType.HVM) {
            devices.removeIf(device -> device instanceof VfbSpec || device instanceof VkbSpec);
            HvmInfo hvm = config.buildInfo().hvm();
            if (hvm == null || !Boolean.FALSE.equals(hvm.vkbDevice())) {
                devices.add(VkbSpec.of(0));
            }
        }
        boolean homeless = config.devices(UsbdevSpec.class).stream().anyMatch(device -> device.ctrl() == null);
        if (homeless && config.devices(UsbctrlSpec.class).isEmpty()) {
            devices.add(CONTROLLER);
        }
        return devices;
    }
}
