package dev.xld.config.xl.write;

import dev.xld.config.BuildInfo;
import dev.xld.config.CreateInfo;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceModelInfo;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostResources;
import dev.xld.config.LifecycleActions;
import dev.xld.config.LifecycleActions.Action;
import dev.xld.config.PciSpec;
import dev.xld.config.PlatformSwitches;
import dev.xld.config.VifSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes a config as xl.cfg, or as the file of xm, that means the same. Pure functions, any thread. */
public final class XlWriter {
    private XlWriter() {}

    /**
     * What was written.
     *
     * @param lost what xl.cfg has no words for, a clause each; it is not in the text
     */
    public record Written(String text, List<String> lost) {
        public Written {
            lost = List.copyOf(lost);
        }
    }

    /** As xl.cfg; what was written is read back, and each part that is not as it was is among the lost. */
    public static Written write(DomainConfig config) {
        Written written = write(config, Dialect.XL);
        List<String> lost = new ArrayList<>(written.lost());
        lost.addAll(ReadBack.lost(config, written.text()));
        return new Written(written.text(), lost);
    }

    public static Written write(DomainConfig config, Dialect dialect) {
        XlText out = new XlText();
        BuildInfo build = config.buildInfo();
        GuestType type = config.createInfo().type();
        identity(out, config.createInfo(), build, dialect);
        boot(out, build, dialect);
        CpuText.write(out, build);
        platform(out, config.createInfo(), build);
        disksAndCards(out, config, dialect);
        pci(out, config, type);
        DeviceText.write(out, config);
        resources(out, build.resources());
        if (build.hvm() != null) {
            HvmText.write(out, build, build.hvm());
        }
        deviceModel(out, build);
        CpuidText.write(out, build.cpuid());
        actions(out, config.actions(), dialect);
        return new Written(out.text(), out.lost());
    }

    private static void identity(XlText out, CreateInfo create, BuildInfo build, Dialect dialect) {
        out.section("who it is").string("name", create.name());
        if (dialect == Dialect.XL) {
            out.string("type", create.type().word());
        } else {
            out.string(
                    "builder",
                    create.type() == GuestType.PV ? "linux" : create.type().word());
        }
        out.string("uuid", create.uuid() == null ? null : create.uuid().toString())
                .string("pool", create.pool());
        if (build.execSeclabel() == null) {
            out.string("seclabel", create.seclabel());
        } else {
            out.string("init_seclabel", create.seclabel()).string("seclabel", build.execSeclabel());
        }
        out.flag("driver_domain", create.driverDomain());
    }

    private static void boot(XlText out, BuildInfo build, Dialect dialect) {
        out.section("what boots")
                .string("kernel", build.kernel())
                .string("ramdisk", build.ramdisk())
                .string(dialect == Dialect.XL ? "cmdline" : "extra", build.cmdline())
                .string("device_tree", build.deviceTree())
                .string("bootloader", build.bootloader())
                .list("bootloader_args", build.bootloaderArgs())
                .flag("pvshim", build.pvh().pvshim())
                .string("pvshim_path", build.pvh().pvshimPath())
                .string("pvshim_cmdline", build.pvh().pvshimCmdline())
                .string("pvshim_extra", build.pvh().pvshimExtra());
    }

    private static void platform(XlText out, CreateInfo create, BuildInfo build) {
        PlatformSwitches switches = build.switches();
        out.section("how it is virtualised")
                .flag("hap", create.hap())
                .flag("oos", create.oos())
                .flag("xend_suspend_evtchn_compat", create.xendSuspendEvtchnCompat())
                .string("tsc_mode", build.tscMode())
                .string("timer_mode", build.timerMode())
                .number("rtc_timeoffset", build.rtcTimeOffset())
                .flag("localtime", build.localtime())
                .flag("nomigrate", build.nomigrate())
                .flag("acpi", switches.acpi())
                .flag("nestedhvm", switches.nestedHvm())
                .string("altp2m", build.altp2m())
                .flag("msr_relaxed", switches.relaxedMsr())
                .flag("vpmu", switches.vpmu())
                .number("vmtrace_buf_kb", build.vmtraceBufKib())
                .flag("e820_host", create.type() == GuestType.PV ? build.e820Host() : null)
                .number("max_grant_frames", build.maxGrantFrames())
                .number("max_maptrack_frames", build.maxMaptrackFrames())
                .number("max_grant_version", build.maxGrantVersion())
                .number("max_event_channels", build.eventChannels())
                .string("gic_version", build.arm().gicVersion())
                .string("vuart", build.arm().vuart())
                .string("tee", build.arm().tee());
    }

    private static void disksAndCards(XlText out, DomainConfig config, Dialect dialect) {
        out.section("disks")
                .list(
                        "disk",
                        config.devices(DiskSpec.class).stream()
                                .map(disk -> dialect == Dialect.XL ? DiskText.of(out, disk) : XmDiskText.of(out, disk))
                                .filter(Objects::nonNull)
                                .toList());
        List<VifSpec> vifs = config.devices(VifSpec.class);
        List<String> specs = new ArrayList<>();
        for (int i = 0; i < vifs.size(); i++) {
            specs.add(VifText.of(out, vifs.get(i), i));
        }
        out.section("network cards").list("vif", specs);
    }

    private static void pci(XlText out, DomainConfig config, GuestType type) {
        out.section("devices of the host")
                .list(
                        "pci",
                        config.devices(PciSpec.class).stream()
                                .map(pci -> PciText.of(out, pci, type))
                                .toList())
                .string("passthrough", config.createInfo().passthrough());
    }

    private static void resources(XlText out, HostResources resources) {
        out.list(
                        "ioports",
                        resources.ioports().stream()
                                .map(p -> Long.toHexString(p.first()) + "-"
                                        + Long.toHexString(p.first() + p.number() - 1 & 0xFFFF_FFFFL))
                                .toList())
                .list("irqs", resources.irqs().stream().map(String::valueOf).toList())
                .list(
                        "iomem",
                        resources.iomem().stream()
                                .map(m -> Long.toHexString(m.start()) + "," + Long.toHexString(m.number())
                                        + (m.gfn() == null ? "" : "@" + Long.toHexString(m.gfn())))
                                .toList());
    }

    private static void deviceModel(XlText out, BuildInfo build) {
        DeviceModelInfo model = build.deviceModel();
        out.section("device model")
                .string(
                        "device_model_version",
                        model.version() == null ? null : model.version().replace('_', '-'))
                .string("device_model_override", model.program())
                .flag("device_model_stubdomain_override", build.switches().stubDeviceModel())
                .string("device_model_stubdomain_seclabel", model.seclabel())
                .string("device_model_user", model.user())
                .string("stubdomain_kernel", model.stubdomainKernel())
                .string("stubdomain_cmdline", model.stubdomainCmdline())
                .string("stubdomain_ramdisk", model.stubdomainRamdisk())
                .mebibytes("stubdomain_memory", model.stubdomainMemoryKib())
                .list("device_model_args", model.extra())
                .list("device_model_args_pv", model.extraPv())
                .list("device_model_args_hvm", model.extraHvm())
                .flag("dm_restrict", build.switches().restrictDeviceModel());
    }

    private static void actions(XlText out, LifecycleActions actions, Dialect dialect) {
        LifecycleActions usual = LifecycleActions.DEFAULT;
        Action usualCrash = dialect == Dialect.XL ? usual.onCrash() : Action.RESTART;
        out.section("what happens when it stops");
        action(out, "on_poweroff", actions.onPoweroff(), usual.onPoweroff());
        action(out, "on_reboot", actions.onReboot(), usual.onReboot());
        action(out, "on_watchdog", actions.onWatchdog(), usual.onWatchdog());
        action(out, "on_crash", actions.onCrash(), usualCrash);
        action(out, "on_soft_reset", actions.onSoftReset(), usual.onSoftReset());
    }

    private static void action(XlText out, String key, Action action, Action usual) {
        out.string(key, action == usual ? null : action.word());
    }
}
