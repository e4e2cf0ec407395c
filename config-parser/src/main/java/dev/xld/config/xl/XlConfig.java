package dev.xld.config.xl;

import dev.xld.config.ArmInfo;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceSpec;
import dev.xld.config.Diagnostic;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.LifecycleActions;
import dev.xld.config.ParseResult;
import dev.xld.config.xl.device.DeviceLists;
import dev.xld.config.xl.device.PciKeys;
import dev.xld.config.xl.key.BootKeys;
import dev.xld.config.xl.key.CpuKeys;
import dev.xld.config.xl.key.CpuidKeys;
import dev.xld.config.xl.key.DeviceModelKeys;
import dev.xld.config.xl.key.DisplayKeys;
import dev.xld.config.xl.key.HvmDeviceKeys;
import dev.xld.config.xl.key.IdentityKeys;
import dev.xld.config.xl.key.LifecycleKeys;
import dev.xld.config.xl.key.PlatformKeys;
import dev.xld.config.xl.key.ResourceKeys;
import dev.xld.config.xl.key.WordKeys;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Setting;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.config.xl.syntax.Lexer;
import dev.xld.config.xl.syntax.Parser;
import dev.xld.config.xl.syntax.SyntaxReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads xl.cfg text. Verdict, messages and meaning are those of the xl of Xen 4.17; unlike it, all findings are given, not
 * only those up to the first error. Never throws for what the text holds. Any thread.
 */
public final class XlConfig {
    /** The longest text read, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1 << 20;

    private XlConfig() {}

    /** As {@link #parse(String, String, List, XlDefaults, HostCpus)}, with no xl.conf and on an unknown host. */
    public static ParseResult parse(String source, String text, List<String> overrides) {
        return parse(source, text, overrides, XlDefaults.STOCK, HostCpus.UNKNOWN);
    }

    /**
     * Reads a config.
     *
     * @param source what messages call the text: the file's path as the user gave it
     * @param text the file
     * @param overrides {@code key=value} operands of {@code xl create}, which count as lines after the file's last
     */
    public static ParseResult parse(
            String source, String text, List<String> overrides, XlDefaults defaults, HostCpus host) {
        String whole = whole(text, overrides);
        int size = whole.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_BYTES) {
            Findings findings = new Findings();
            findings.error(
                    null,
                    source + ": config is " + size + " bytes long; at most " + MAX_BYTES + " (1 MiB) are read\n"
                            + "Failed to parse config: Invalid argument");
            return new ParseResult(Optional.empty(), findings.all());
        }
        SyntaxReport report = new SyntaxReport(source);
        Map<String, Setting> settings = new Parser(new Lexer(source, whole, report), report).parse();
        if (report.failed()) {
            return new ParseResult(Optional.empty(), report.diagnostics());
        }
        return read(source, settings, defaults, host);
    }

    /**
     * As {@link #parse(String, String, List, XlDefaults, HostCpus)}, and where the config is read, warnings about what the C
     * xl takes without a word, behind all others.
     */
    public static ParseResult check(
            String source, String text, List<String> overrides, XlDefaults defaults, HostCpus host) {
        ParseResult parsed = parse(source, text, overrides, defaults, host);
        if (parsed.config().isEmpty()) {
            return parsed;
        }
        SyntaxReport report = new SyntaxReport(source);
        String whole = whole(text, overrides);
        Map<String, Setting> settings = new Parser(new Lexer(source, whole, report), report).parse();
        List<Diagnostic> all = new ArrayList<>(parsed.diagnostics());
        all.addAll(Lint.check(source, settings, parsed.config().get()));
        return new ParseResult(parsed.config(), all);
    }

    private static String whole(String text, List<String> overrides) {
        return overrides.isEmpty() ? text : text + "\n" + String.join("\n", overrides) + "\n\n";
    }

    /**
     * Reads assignments, whatever file they come from: the keys in the order in which the C xl reads them, so that the first
     * error is its first error.
     */
    public static ParseResult read(String source, Map<String, Setting> keys, XlDefaults defaults, HostCpus host) {
        Findings findings = new Findings();
        Settings settings = new Settings(source, keys, findings);
        BuildInfoBuilder build = new BuildInfoBuilder();
        CreateInfo create = IdentityKeys.read(settings, findings, build, defaults);
        CpuKeys.read(settings, findings, build, host);
        PlatformKeys.readGrants(settings, findings, build, defaults);
        LifecycleActions actions = LifecycleKeys.read(settings, findings);
        GuestType type = create.type();
        HvmInfoBuilder hvm = new HvmInfoBuilder();
        List<DeviceSpec> devices = new ArrayList<>();
        DeviceLists lists = new DeviceLists(settings, findings, devices);
        if (type == GuestType.PV) {
            build.e820Host = settings.bool("e820_host");
        }
        PciKeys.read(settings, findings, build, hvm, type, devices);
        create = PlatformKeys.read(settings, findings, build, create);
        BootKeys.read(settings, findings, build, hvm, type, defaults);
        build.altp2m = WordKeys.read(settings, findings, "altp2m");
        Long trace = settings.numberQuietly("vmtrace_buf_kb");
        build.vmtraceBufKib = trace == null ? null : (Integer) trace.intValue();
        build.resources = ResourceKeys.read(settings, findings);
        lists.disks();
        lists.beforeVifs();
        lists.vifs(defaults);
        lists.framebuffersAndUsb();
        build.cpuid = CpuidKeys.read(settings, findings);
        build.deviceModel = DeviceModelKeys.read(settings, findings, type);
        DisplayKeys.read(settings, hvm, type, devices);
        settings.warnInTurn("dm_restrict");
        if (type == GuestType.HVM) {
            HvmDeviceKeys.read(settings, findings, hvm);
            build.hvm = hvm.build();
        }
        String gic = WordKeys.read(settings, findings, "gic_version");
        build.arm = new ArmInfo(gic, build.arm.vuart(), WordKeys.read(settings, findings, "tee"));
        lists.keyboards();
        build.switches = PlatformKeys.switches(settings, findings);
        if (defaults.cpuMasks() != null && !findings.failed()) {
            CpuKeys.mask(settings, findings, build, type, defaults.cpuMasks(), host);
        }
        if (findings.failed()) {
            return new ParseResult(Optional.empty(), findings.all());
        }
        DomainConfig config = new DomainConfig(create, build.build(), devices, actions);
        return new ParseResult(Optional.of(config), findings.all());
    }

    /** Whether a key is one that the xl of Xen 4.17 or xm reads, whatever it means here. */
    public static boolean knows(String key) {
        return KnownKeys.all().contains(key);
    }

    /** All keys {@link #knows} says yes to. */
    public static Stream<String> knownKeys() {
        return KnownKeys.all().stream();
    }
}
