package dev.xld.daemon.domain.registry;

import dev.xld.daemon.device.Devices;
import dev.xld.daemon.domain.intent.Intents;
import dev.xld.daemon.plan.PlanRunner;
import dev.xld.daemon.qemu.DeviceModels;
import dev.xld.daemon.userdata.DomidHistory;
import dev.xld.daemon.userdata.UserData;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;

/** All that operations on domains work with; every part is safe for any thread. */
public record Services(
        Hypervisor hypervisor,
        XenStore store,
        Devices devices,
        DeviceModels deviceModels,
        UserData userData,
        DomidHistory history,
        Intents intents,
        DomainNames names,
        Lanes lanes,
        PlanRunner runner) {}
