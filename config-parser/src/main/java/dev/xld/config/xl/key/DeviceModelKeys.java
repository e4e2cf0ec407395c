package dev.xld.config.xl.key;

import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceModelInfo;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code device_model_*} and {@code stubdomain_*}. */
public final class DeviceModelKeys {
    private static final List<String> VERSIONS = List.of("qemu-xen", "qemu-xen-traditional");

    private DeviceModelKeys() {}

    public static DeviceModelInfo read(Settings settings, Findings findings, GuestType type) {
        warnOfOldKey(settings, findings, type);
        String program = settings.string("device_model_override");
        String version = version(settings, findings, program);
        settings.warnInTurn("device_model_stubdomain_override");
        String seclabel = settings.string("device_model_stubdomain_seclabel");
        String user = settings.string("device_model_user");
        return new DeviceModelInfo(
                version,
                program,
                seclabel,
                user,
                settings.string("stubdomain_kernel"),
                settings.string("stubdomain_cmdline"),
                settings.string("stubdomain_ramdisk"),
                CpuKeys.kib(settings, "stubdomain_memory"),
                arguments(settings, findings, "device_model_args"),
                arguments(settings, findings, "device_model_args_pv"),
                arguments(settings, findings, "device_model_args_hvm"));
    }

    private static void warnOfOldKey(Settings settings, Findings findings, GuestType type) {
        String old = settings.string("device_model");
        if (old == null) {
            return;
        }
        String message = "WARNING: ignoring device_model directive.\n"
                + "WARNING: Use \"device_model_override\" instead if you really want a non-default device_model";
        if (old.contains("stubdom-dm")) {
            message += type == GuestType.HVM
                    ? "\nWARNING: Or use \"device_model_stubdomain_override\" if you  want to enable stubdomains"
                    : "\nWARNING: ignoring \"device_model_stubdomain_override\" directive for pv guest";
        }
        findings.warn(settings.position("device_model"), message);
    }

    private static @Nullable String version(Settings settings, Findings findings, @Nullable String program) {
        String given = settings.string("device_model_version");
        if (given == null) {
            if (program != null) {
                findings.warn(
                        settings.position("device_model_override"),
                        "WARNING: device model override given without specific DM version");
            }
            return null;
        }
        if (!VERSIONS.contains(given)) {
            findings.error(
                    settings.position("device_model_version"),
                    "Unknown device_model_version \"" + given + "\" specified",
                    "known words: " + String.join(", ", VERSIONS),
                    1);
            return null;
        }
        return given.replace('-', '_');
    }

    private static List<String> arguments(Settings settings, Findings findings, String key) {
        List<String> arguments =
                settings.list(key).stream().map(Settings.Item::text).toList();
        if (settings.has(key) && !settings.isList(key)) {
            findings.error(
                    settings.position(key),
                    "xl: Unable to parse " + key + ".",
                    "it must be a list: " + key + " = [ \"-argument\", \"value\" ]",
                    3);
        }
        return arguments;
    }
}
