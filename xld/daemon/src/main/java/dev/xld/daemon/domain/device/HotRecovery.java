package dev.xld.daemon.domain.device;

import dev.xld.daemon.plan.JournalEntry;
import dev.xld.daemon.plan.Recovery;

/** An attach that was cut off is undone, a detach is finished; both leave the domain without the device. */
public final class HotRecovery implements Recovery {
    private final HotDevices devices;

    public HotRecovery(HotDevices devices) {
        this.devices = devices;
    }

    @Override
    public void recover(JournalEntry entry) {
        devices.remove(DeviceChange.of(entry));
    }
}
