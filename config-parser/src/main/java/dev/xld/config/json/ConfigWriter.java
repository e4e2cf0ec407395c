package dev.xld.config.json;

import dev.xld.config.BuildInfo;
import dev.xld.config.CpuidPolicy;
import dev.xld.config.CreateInfo;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceModelInfo;
import dev.xld.config.DiskColo;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfo;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.LifecycleActions.Action;
import dev.xld.config.PlatformSwitches;
import dev.xld.config.SchedParams;
import dev.xld.config.VideoMemory;
import dev.xld.config.VifColo;
import dev.xld.config.VifSpec;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a config as libxl_domain_config, members in the order of libxl_types.idl of Xen 4.17. In the stored form it has
 * what libxl adds to the file it keeps of a domain it created.
 */
final class ConfigWriter {
    private final boolean stored;

    ConfigWriter(boolean stored) {
        this.stored = stored;
    }

    Json.Obj write(DomainConfig config) {
        GuestType type = config.createInfo().type();
        Fields fields = new Fields()
                .put("c_info", createInfo(config.createInfo()))
                .put("b_info", buildInfo(config.buildInfo(), type))
                .array(
                        "disks",
                        config.devices(DiskSpec.class).stream().map(this::disk).toList())
                .array(
                        "nics",
                        config.devices(VifSpec.class).stream()
                                .map(v -> nic(v, type))
                                .toList());
        DeviceArrays.write(config, fields);
        return fields.string("on_poweroff", action(config.actions().onPoweroff()))
                .string("on_reboot", action(config.actions().onReboot()))
                .string("on_watchdog", action(config.actions().onWatchdog()))
                .string("on_crash", action(config.actions().onCrash()))
                .string("on_soft_reset", action(config.actions().onSoftReset()))
                .build();
    }

    private Json createInfo(CreateInfo info) {
        Fields fields = new Fields()
                .string("type", info.type().word())
                .bool("hap", info.hap())
                .bool("oos", info.oos())
                .string("ssid_label", info.seclabel())
                .string("name", info.name());
        if (stored) {
            fields.put("domid", Json.Num.of(0xffff_ffffL));
        }
        return fields.string("uuid", info.uuid() == null ? null : info.uuid().toString())
                .string("pool_name", info.pool())
                .bool("run_hotplug_scripts", info.runHotplugScripts())
                .bool("driver_domain", info.driverDomain())
                .string("passthrough", info.passthrough())
                .bool("xend_suspend_evtchn_compat", info.xendSuspendEvtchnCompat())
                .build();
    }

    private static long usualVideoKib(@Nullable HvmInfo hvm, GuestType type) {
        if (type != GuestType.HVM) {
            return 0;
        }
        String card = hvm == null ? null : hvm.vga().kind();
        return VideoMemory.leastKib(card == null ? VideoMemory.USUAL_CARD : card);
    }

    private Json buildInfo(BuildInfo info, GuestType type) {
        Long video = info.videoMemoryKib();
        if (stored && video == null) {
            video = usualVideoKib(info.hvm(), type);
        }
        Fields arch = new Fields();
        PlatformSwitches switches = info.switches();
        DeviceModelInfo model = info.deviceModel();
        boolean relaxed = Boolean.TRUE.equals(switches.relaxedMsr());
        arch.bool("msr_relaxed", stored ? Boolean.valueOf(relaxed) : switches.relaxedMsr());
        return new Fields()
                .nonZero("max_vcpus", info.maxVcpus())
                .bitmap("avail_vcpus", info.availableVcpus())
                .array(
                        "vcpu_hard_affinity",
                        info.hardAffinity().stream().map(Fields::bitmap).toList())
                .array(
                        "vcpu_soft_affinity",
                        info.softAffinity().stream().map(Fields::bitmap).toList())
                .bool("numa_placement", info.numaPlacement())
                .string("tsc_mode", "default".equals(info.tscMode()) ? null : info.tscMode())
                .number("max_memkb", info.maxMemoryKib())
                .number("target_memkb", info.targetMemoryKib())
                .number("video_memkb", video)
                .number("shadow_memkb", info.shadowMemoryKib())
                .nonZeroUnsigned("rtc_timeoffset", info.rtcTimeOffset())
                .string("exec_ssid_label", info.execSeclabel())
                .bool("localtime", info.localtime())
                .bool("disable_migrate", info.nomigrate())
                .put("cpuid", cpuid(info.cpuid()))
                .string("blkdev_start", info.blkdevStart())
                .array(
                        "vnuma_nodes",
                        info.vnumaNodes().stream().<Json>map(RecordJson::write).toList())
                .integer("max_grant_frames", info.maxGrantFrames())
                .integer("max_maptrack_frames", info.maxMaptrackFrames())
                .integer("max_grant_version", info.maxGrantVersion())
                .string("device_model_version", model.version())
                .bool("device_model_stubdomain", switches.stubDeviceModel())
                .number("stubdomain_memkb", model.stubdomainMemoryKib())
                .string("stubdomain_kernel", model.stubdomainKernel())
                .string("stubdomain_cmdline", model.stubdomainCmdline())
                .string("stubdomain_ramdisk", model.stubdomainRamdisk())
                .string("device_model", model.program())
                .string("device_model_ssid_label", model.seclabel())
                .string("device_model_user", model.user())
                .strings("extra", model.extra())
                .strings("extra_pv", model.extraPv())
                .strings("extra_hvm", model.extraHvm())
                .put("sched_params", sched(info.sched()))
                .members(RecordJson.write(info.resources()))
                .bool("claim_mode", info.claimMode())
                .nonZeroUnsigned("event_channels", info.eventChannels())
                .string("kernel", info.kernel())
                .string("cmdline", info.cmdline())
                .string("ramdisk", info.ramdisk())
                .string("device_tree", info.deviceTree())
                .bool("acpi", switches.acpi())
                .string("bootloader", info.bootloader())
                .strings("bootloader_args", info.bootloaderArgs())
                .string("timer_mode", info.timerMode())
                .bool("nested_hvm", switches.nestedHvm())
                .bool("apic", info.apic())
                .bool("dm_restrict", switches.restrictDeviceModel())
                .string("tee", info.arm().tee())
                .put("type." + type.word(), typeInfo(info, type))
                .put(
                        "arch_arm",
                        new Fields()
                                .string("gic_version", info.arm().gicVersion())
                                .string("vuart", info.arm().vuart())
                                .build())
                .put("arch_x86", arch.build())
                .string("altp2m", info.altp2m())
                .nonZero("vmtrace_buf_kb", info.vmtraceBufKib())
                .bool("vpmu", switches.vpmu())
                .build();
    }

    private static Json typeInfo(BuildInfo info, GuestType type) {
        return switch (type) {
            case PV -> new Fields().bool("e820_host", info.e820Host()).build();
            case PVH -> RecordJson.write(info.pvh());
            case HVM -> RecordJson.write(info.hvm() == null ? new HvmInfoBuilder().build() : info.hvm());
        };
    }

    private static @Nullable Json cpuid(CpuidPolicy policy) {
        return policy.isEmpty()
                ? null
                : new Fields()
                        .put("cpuid", list(policy.cpuid()))
                        .put("msr", list(policy.msr()))
                        .build();
    }

    private static Json list(List<? extends Record> records) {
        return new Json.Arr(records.stream().<Json>map(RecordJson::write).toList());
    }

    private static Json sched(SchedParams sched) {
        return new Fields()
                .nonMinusOne("weight", sched.weight())
                .nonMinusOne("cap", sched.cap())
                .nonMinusOne("period", sched.period())
                .nonMinusOne("budget", sched.budget())
                .nonMinusOne("extratime", sched.extratime())
                .nonMinusOne("slice", sched.slice())
                .nonMinusOne("latency", sched.latency())
                .build();
    }

    private Json disk(DiskSpec disk) {
        Fields fields = new Fields()
                .string("backend_domname", disk.backendDomain())
                .string("pdev_path", disk.path())
                .string("vdev", disk.vdev())
                .string("backend", disk.backend() == DiskSpec.Backend.UNSET ? null : lower(disk.backend()))
                .string("format", lower(disk.format()))
                .string("script", disk.script())
                .nonZero("removable", disk.cdrom() ? 1 : 0)
                .nonZero("readwrite", disk.readWrite() ? 1 : 0)
                .nonZero("is_cdrom", disk.cdrom() ? 1 : 0);
        if (disk.directIoSafe()) {
            fields.put("direct_io_safe", new Json.Bool(true));
        }
        boolean plain = disk.specification() == DiskSpec.Specification.UNSET;
        return fields.bool("discard_enable", disk.discard())
                .string("specification", plain ? null : lower(disk.specification()))
                .members(RecordJson.write(colo(disk.colo())))
                .bool("trusted", disk.trusted())
                .build();
    }

    private DiskColo colo(DiskColo given) {
        return new DiskColo(
                given.coloEnable(),
                stored ? Boolean.FALSE : given.coloRestoreEnable(),
                given.coloHost(),
                given.coloPort(),
                given.coloExport(),
                given.activeDisk(),
                given.hiddenDisk());
    }

    private Json nic(VifSpec vif, GuestType guest) {
        VifSpec.Type type = vif.type();
        if (stored && type == VifSpec.Type.UNSET) {
            type = guest == GuestType.HVM ? VifSpec.Type.IOEMU : VifSpec.Type.VIF;
        }
        VifSpec.Rate rate = vif.rate();
        Fields fields = new Fields()
                .string("backend_domname", vif.backendDomain())
                .integer("devid", vif.devid())
                .nonZero("mtu", vif.mtu())
                .string("model", vif.model())
                .string("mac", vif.mac())
                .string("ip", vif.ip())
                .string("bridge", vif.bridge())
                .string("ifname", vif.vifname())
                .string("script", vif.script())
                .string("nictype", type == VifSpec.Type.UNSET ? null : type == VifSpec.Type.VIF ? "vif" : "vif_ioemu");
        if (rate != null) {
            fields.number("rate_bytes_per_interval", rate.bytesPerInterval() == 0 ? null : rate.bytesPerInterval())
                    .number("rate_interval_usecs", rate.intervalMicros());
        }
        fields.string("gatewaydev", vif.gatewayDevice());
        VifColo.MEMBERS.forEach(member -> fields.string(member, vif.colo().get(member)));
        return fields.bool("trusted", vif.trusted()).build();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String action(Action action) {
        return action == Action.DESTROY ? null : action.jsonWord();
    }
}
