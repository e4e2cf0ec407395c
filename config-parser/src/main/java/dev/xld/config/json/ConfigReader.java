package dev.xld.config.json;

import dev.xld.config.ArmInfo;
import dev.xld.config.BuildInfo;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CpuidPolicy;
import dev.xld.config.CreateInfo;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceModelInfo;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DiskColo;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostResources;
import dev.xld.config.HvmInfo;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.LifecycleActions;
import dev.xld.config.LifecycleActions.Action;
import dev.xld.config.PlatformSwitches;
import dev.xld.config.PvhInfo;
import dev.xld.config.SchedParams;
import dev.xld.config.VifColo;
import dev.xld.config.VifSpec;
import dev.xld.config.VnumaNode;
import dev.xld.config.json.JsonReader.BadJsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads libxl_domain_config. Members it does not know, or of another shape than libxl's, count as not given. */
final class ConfigReader {
    private ConfigReader() {}

    static DomainConfig read(Json.Obj tree) throws BadJsonException {
        CreateInfo create = createInfo(tree.object("c_info"));
        LifecycleActions actions = new LifecycleActions(
                action(tree, "on_poweroff"),
                action(tree, "on_reboot"),
                action(tree, "on_watchdog"),
                action(tree, "on_crash"),
                action(tree, "on_soft_reset"));
        return new DomainConfig(create, buildInfo(tree.object("b_info"), create.type()), devices(tree), actions);
    }

    /** Those of all arrays, in libxl's order of arrays. */
    static List<DeviceSpec> devices(Json.Obj tree) throws BadJsonException {
        List<DeviceSpec> devices = new ArrayList<>();
        for (Json disk : tree.array("disks")) {
            devices.add(disk(disk));
        }
        for (Json nic : tree.array("nics")) {
            devices.add(nic(nic));
        }
        devices.addAll(DeviceArrays.read(tree));
        return devices;
    }

    private static Action action(Json.Obj tree, String key) throws BadJsonException {
        String word = string(tree, key);
        if (word == null) {
            return Action.DESTROY;
        }
        return Action.ofJson(word)
                .orElseThrow(() -> new BadJsonException(key + " is \"" + word + "\", which is unknown"));
    }

    private static CreateInfo createInfo(Json.Obj info) throws BadJsonException {
        return new CreateInfo(
                word(GuestType.class, info, "type", null),
                info.string("name").orElse(""),
                uuid(info),
                string(info, "pool_name"),
                bool(info, "hap"),
                bool(info, "oos"),
                string(info, "ssid_label"),
                bool(info, "driver_domain"),
                bool(info, "run_hotplug_scripts"),
                string(info, "passthrough"),
                bool(info, "xend_suspend_evtchn_compat"));
    }

    private static @Nullable UUID uuid(Json.Obj info) throws BadJsonException {
        String text = string(info, "uuid");
        return text == null ? null : RecordJson.uuid("c_info.uuid", text);
    }

    private static BuildInfo buildInfo(Json.Obj info, GuestType type) throws BadJsonException {
        BuildInfoBuilder b = new BuildInfoBuilder();
        Integer vcpus = integer(info, "max_vcpus");
        b.maxVcpus = vcpus == null ? 0 : vcpus;
        b.availableVcpus = info.get("avail_vcpus").map(RecordJson::bitmap).orElse(null);
        b.hardAffinity = info.array("vcpu_hard_affinity").stream()
                .map(RecordJson::bitmap)
                .toList();
        b.softAffinity = info.array("vcpu_soft_affinity").stream()
                .map(RecordJson::bitmap)
                .toList();
        b.numaPlacement = bool(info, "numa_placement");
        b.tscMode = string(info, "tsc_mode");
        b.maxMemoryKib = info.number("max_memkb").orElse(null);
        b.targetMemoryKib = info.number("target_memkb").orElse(null);
        b.videoMemoryKib = info.number("video_memkb").orElse(null);
        b.shadowMemoryKib = info.number("shadow_memkb").orElse(null);
        b.rtcTimeOffset = integer(info, "rtc_timeoffset");
        b.execSeclabel = string(info, "exec_ssid_label");
        b.localtime = bool(info, "localtime");
        b.nomigrate = bool(info, "disable_migrate");
        b.blkdevStart = string(info, "blkdev_start");
        b.maxGrantFrames = integer(info, "max_grant_frames");
        b.maxMaptrackFrames = integer(info, "max_maptrack_frames");
        b.maxGrantVersion = integer(info, "max_grant_version");
        b.sched = sched(info.object("sched_params"));
        b.claimMode = bool(info, "claim_mode");
        b.eventChannels = integer(info, "event_channels");
        b.kernel = string(info, "kernel");
        b.cmdline = string(info, "cmdline");
        b.ramdisk = string(info, "ramdisk");
        b.bootloader = string(info, "bootloader");
        b.bootloaderArgs = strings(info, "bootloader_args");
        b.e820Host = bool(info.object("type.pv"), "e820_host");
        b.switches = new PlatformSwitches(
                bool(info, "acpi"),
                bool(info, "nested_hvm"),
                bool(info, "dm_restrict"),
                bool(info, "device_model_stubdomain"),
                bool(info.object("arch_x86"), "msr_relaxed"),
                bool(info, "vpmu"));
        b.cpuid = cpuid(info.object("cpuid"));
        b.vnumaNodes = RecordJson.list("vnuma_nodes", VnumaNode.class, info.array("vnuma_nodes"));
        b.deviceModel = deviceModel(info);
        b.resources = RecordJson.read(HostResources.class, info);
        b.deviceTree = string(info, "device_tree");
        b.timerMode = string(info, "timer_mode");
        b.apic = bool(info, "apic");
        b.altp2m = string(info, "altp2m");
        b.vmtraceBufKib = integer(info, "vmtrace_buf_kb");
        Json.Obj arm = info.object("arch_arm");
        b.arm = new ArmInfo(string(arm, "gic_version"), string(arm, "vuart"), string(info, "tee"));
        b.pvh = RecordJson.read(PvhInfo.class, info.object("type.pvh"));
        b.hvm = type == GuestType.HVM ? hvm(info.object("type.hvm")) : null;
        return b.build();
    }

    /** No enlightenments are not given, as in an xl config. */
    private static HvmInfo hvm(Json.Obj from) throws BadJsonException {
        HvmInfoBuilder hvm = RecordJson.read(HvmInfo.class, from).toBuilder();
        hvm.viridianEnable = hvm.viridianEnable == null || hvm.viridianEnable.isEmpty() ? null : hvm.viridianEnable;
        hvm.viridianDisable = hvm.viridianDisable == null || hvm.viridianDisable.isEmpty() ? null : hvm.viridianDisable;
        return hvm.build();
    }

    private static CpuidPolicy cpuid(Json.Obj info) throws BadJsonException {
        require(info, "cpuid", "leaf", leaf -> leaf.number("leaf"));
        require(info, "msr", "index", msr -> msr.number("index"));
        require(info, "msr", "policy", msr -> msr.string("policy"));
        return RecordJson.read(CpuidPolicy.class, info);
    }

    /** Each element of a list must have a member. */
    private static void require(Json.Obj info, String list, String member, Function<Json.Obj, Optional<?>> find)
            throws BadJsonException {
        for (Json item : info.array(list)) {
            if (!(item instanceof Json.Obj object) || find.apply(object).isEmpty()) {
                throw new BadJsonException("an element of " + list + " has no " + member);
            }
        }
    }

    private static DeviceModelInfo deviceModel(Json.Obj info) {
        return new DeviceModelInfo(
                string(info, "device_model_version"),
                string(info, "device_model"),
                string(info, "device_model_ssid_label"),
                string(info, "device_model_user"),
                string(info, "stubdomain_kernel"),
                string(info, "stubdomain_cmdline"),
                string(info, "stubdomain_ramdisk"),
                info.number("stubdomain_memkb").orElse(null),
                strings(info, "extra"),
                strings(info, "extra_pv"),
                strings(info, "extra_hvm"));
    }

    private static SchedParams sched(Json.Obj sched) {
        return new SchedParams(
                integer(sched, "weight"),
                integer(sched, "cap"),
                integer(sched, "period"),
                integer(sched, "budget"),
                integer(sched, "extratime"),
                integer(sched, "slice"),
                integer(sched, "latency"));
    }

    private static DiskSpec disk(Json json) throws BadJsonException {
        Json.Obj disk = object(json, "disks");
        String vdev = string(disk, "vdev");
        if (vdev == null) {
            throw new BadJsonException("a disk has no vdev");
        }
        return new DiskSpec(
                string(disk, "pdev_path"),
                vdev,
                word(DiskSpec.Format.class, disk, "format", DiskSpec.Format.RAW),
                word(DiskSpec.Backend.class, disk, "backend", DiskSpec.Backend.UNSET),
                disk.number("readwrite").orElse(0L) != 0,
                disk.number("is_cdrom").orElse(0L) != 0,
                string(disk, "script"),
                string(disk, "backend_domname"),
                disk.get("direct_io_safe").equals(Optional.of(new Json.Bool(true))),
                bool(disk, "discard_enable"),
                bool(disk, "trusted"),
                word(DiskSpec.Specification.class, disk, "specification", DiskSpec.Specification.UNSET),
                RecordJson.read(DiskColo.class, disk));
    }

    private static VifSpec nic(Json json) throws BadJsonException {
        Json.Obj nic = object(json, "nics");
        String type = nic.string("nictype").orElse("");
        Long interval = nic.number("rate_interval_usecs").orElse(null);
        return new VifSpec(
                integer(nic, "devid"),
                string(nic, "mac"),
                string(nic, "bridge"),
                string(nic, "ip"),
                string(nic, "script"),
                string(nic, "ifname"),
                string(nic, "gatewaydev"),
                string(nic, "model"),
                type.equals("vif")
                        ? VifSpec.Type.VIF
                        : type.equals("vif_ioemu") ? VifSpec.Type.IOEMU : VifSpec.Type.UNSET,
                integer(nic, "mtu"),
                interval == null
                        ? null
                        : new VifSpec.Rate(nic.number("rate_bytes_per_interval").orElse(0L), interval),
                string(nic, "backend_domname"),
                bool(nic, "trusted"),
                colo(nic));
    }

    private static Map<String, String> colo(Json.Obj nic) {
        Map<String, String> colo = new HashMap<>();
        VifColo.MEMBERS.forEach(member -> nic.string(member).ifPresent(value -> colo.put(member, value)));
        return colo;
    }

    private static Json.Obj object(Json json, String list) throws BadJsonException {
        if (json instanceof Json.Obj object) {
            return object;
        }
        throw new BadJsonException("an element of " + list + " is no object");
    }

    private static <E extends Enum<E>> E word(Class<E> words, Json.Obj object, String key, @Nullable E otherwise)
            throws BadJsonException {
        String text = string(object, key);
        if (text == null && otherwise != null) {
            return otherwise;
        }
        try {
            return Enum.valueOf(words, String.valueOf(text).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(
                    key + " is " + (text == null ? "missing" : "\"" + text + "\", which is unknown"));
        }
    }

    private static @Nullable String string(Json.Obj object, String key) {
        return object.string(key).orElse(null);
    }

    private static @Nullable Integer integer(Json.Obj object, String key) {
        return object.number(key).map(Long::intValue).orElse(null);
    }

    private static @Nullable Boolean bool(Json.Obj object, String key) {
        String text = string(object, key);
        return "True".equals(text) ? Boolean.TRUE : "False".equals(text) ? Boolean.FALSE : null;
    }

    private static List<String> strings(Json.Obj object, String key) {
        List<String> strings = new ArrayList<>();
        for (Json item : object.array(key)) {
            if (item instanceof Json.Str s) {
                strings.add(s.value());
            }
        }
        return strings;
    }
}
