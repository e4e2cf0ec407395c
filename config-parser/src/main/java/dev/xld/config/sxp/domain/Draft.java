package dev.xld.config.sxp.domain;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostResources;
import dev.xld.config.HostResources.IoportRange;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.LifecycleActions;
import dev.xld.config.PciSpec;
import dev.xld.config.PlatformSwitches;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.VfbSpec;
import dev.xld.config.VifSpec;
import dev.xld.config.VkbSpec;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A config while it is read, and the same view of one that is written; parts that xend has no words for are not here. One
 * reading or writing, one thread.
 */
final class Draft {
    GuestType type = GuestType.PV;
    String name = "";

    @Nullable
    UUID uuid;

    @Nullable
    String pool;

    @Nullable
    Boolean hap;

    @Nullable
    Boolean oos;

    @Nullable
    String seclabel;

    @Nullable
    Boolean driverDomain;

    @Nullable
    Boolean acpi;

    @Nullable
    Boolean nestedHvm;

    LifecycleActions actions = LifecycleActions.DEFAULT;
    BuildInfoBuilder build = new BuildInfoBuilder();
    HvmInfoBuilder hvm = new HvmInfoBuilder();
    final List<IoportRange> ioports = new ArrayList<>();
    final List<Long> irqs = new ArrayList<>();
    private final List<DeviceSpec> devices = new ArrayList<>();
    private final Map<Class<?>, Integer> counts = new HashMap<>();

    static Draft of(DomainConfig config) {
        CreateInfo create = config.createInfo();
        Draft draft = new Draft();
        draft.type = create.type();
        draft.name = create.name();
        draft.uuid = create.uuid();
        draft.pool = create.pool();
        draft.hap = create.hap();
        draft.oos = create.oos();
        draft.seclabel = create.seclabel();
        draft.driverDomain = create.driverDomain();
        draft.acpi = config.buildInfo().switches().acpi();
        draft.nestedHvm = config.buildInfo().switches().nestedHvm();
        draft.actions = config.actions();
        draft.build = config.buildInfo().toBuilder();
        if (config.buildInfo().hvm() != null) {
            draft.hvm = config.buildInfo().hvm().toBuilder();
        }
        draft.ioports.addAll(config.buildInfo().resources().ioports());
        draft.irqs.addAll(config.buildInfo().resources().irqs());
        config.devices().forEach(draft::add);
        return draft;
    }

    boolean isHvm() {
        return type == GuestType.HVM;
    }

    void add(DeviceSpec device) {
        devices.add(device);
        counts.merge(device.getClass(), 1, Integer::sum);
    }

    int count(Class<? extends DeviceSpec> kind) {
        return counts.getOrDefault(kind, 0);
    }

    <T extends DeviceSpec> List<T> devices(Class<T> kind) {
        return devices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What no SXP says is as in an xl config on a host with the stock xl.conf. */
    DomainConfig config() {
        CreateInfo create = new CreateInfo(
                type,
                name,
                uuid,
                pool,
                hap,
                oos,
                seclabel,
                driverDomain,
                XlDefaults.STOCK.runHotplugScripts(),
                null,
                null);
        build.claimMode = XlDefaults.STOCK.claimMode();
        build.blkdevStart = XlDefaults.STOCK.blkdevStart();
        build.resources = new HostResources(ioports, irqs, List.of());
        build.switches = new PlatformSwitches(acpi, nestedHvm, null, null, null, null);
        build.hvm = isHvm() ? hvm.build() : null;
        return new DomainConfig(create, build.build(), inOrder(), actions);
    }

    /** As xl has them. */
    private List<DeviceSpec> inOrder() {
        List<DeviceSpec> all = new ArrayList<>();
        all.addAll(devices(PciSpec.class));
        all.addAll(devices(DiskSpec.class));
        all.addAll(devices(VifSpec.class));
        for (DeviceSpec device : devices) {
            if (device instanceof VfbSpec || device instanceof VkbSpec) {
                all.add(device);
            }
        }
        all.addAll(devices(UsbctrlSpec.class));
        return all;
    }
}
