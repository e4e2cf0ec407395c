package dev.xld.lab.oracle.family;

import dev.xld.lab.oracle.Family;
import java.util.List;

/** All families of keys. */
public final class Families {
    private Families() {}

    public static List<Family> all() {
        return List.of(
                new Identity(),
                new Cpus(),
                new Memory(),
                new Lifecycle(),
                new Boot(),
                new Disks(),
                new Vifs(),
                new Vfbs(),
                new Vkbs(),
                new Vdispls(),
                new Vsnds(),
                new Channels(),
                new Vtpms(),
                new P9s(),
                new Pvcalls(),
                new Pci(),
                new Usb(),
                new Ranges(),
                new Rdm(),
                new Vnuma(),
                new Cpuid(),
                new Platform(),
                new Spice(),
                new DeviceModel(),
                new Firmware(),
                new Viridian(),
                new Timers(),
                new Pvh(),
                new Arm(),
                new Stubdomain(),
                new Colo());
    }
}
