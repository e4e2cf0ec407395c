package dev.xld.config.xl.key;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What boots: kernel, ramdisk, command line, bootloader, firmware. */
public final class BootKeys {
    private BootKeys() {}

    public static void read(
            Settings settings,
            Findings findings,
            BuildInfoBuilder build,
            HvmInfoBuilder hvm,
            GuestType type,
            XlDefaults defaults) {
        build.kernel = settings.string("kernel");
        build.ramdisk = settings.string("ramdisk");
        build.deviceTree = settings.string("device_tree");
        build.cmdline = cmdline(settings, findings);
        settings.warnInTurn("driver_domain", "acpi");
        build.bootloader = settings.string("bootloader");
        build.bootloaderArgs = bootloaderArgs(settings, findings);
        build.timerMode = TimerMode.read(settings, findings, type);
        settings.warnInTurn("nestedhvm");
        if (type == GuestType.HVM) {
            HvmKeys.read(settings, findings, build, hvm);
            return;
        }
        String firmware = settings.string("firmware");
        if (firmware != null) {
            firmware(firmware, settings, findings, build, defaults);
        } else if (build.kernel == null && build.bootloader == null) {
            findings.error(null, "Neither kernel nor bootloader specified");
        }
    }

    private static void firmware(
            String firmware, Settings settings, Findings findings, BuildInfoBuilder build, XlDefaults defaults) {
        if (build.kernel != null) {
            findings.error(settings.position("firmware"), "ERROR: both kernel and firmware specified");
        } else if (!"pvgrub32".startsWith(firmware) && !"pvgrub64".startsWith(firmware)) {
            findings.error(settings.position("firmware"), "ERROR: only pvgrub{32|64} supported as firmware options");
        } else {
            build.kernel = defaults.firmwareDirectory() + "/" + firmware + ".bin";
        }
    }

    private static @Nullable String cmdline(Settings settings, Findings findings) {
        String cmdline = settings.string("cmdline");
        String root = settings.string("root");
        String extra = settings.string("extra");
        if (cmdline != null) {
            if (root != null || extra != null) {
                findings.warn(settings.position("cmdline"), "Warning: ignoring root= and extra= in favour of cmdline=");
            }
            return cmdline;
        }
        if (root == null) {
            return extra;
        }
        return "root=" + root + (extra == null ? "" : " " + extra);
    }

    private static List<String> bootloaderArgs(Settings settings, Findings findings) {
        String one = settings.stringQuietly("bootloader_args");
        if (one == null) {
            return settings.listQuietly("bootloader_args").stream()
                    .map(Settings.Item::text)
                    .toList();
        }
        findings.warn(
                settings.position("bootloader_args"),
                "WARNING: Specifying \"bootloader_args\" as a string is deprecated. "
                        + "Please use a list of arguments.");
        return Arrays.stream(one.split("[ \t\n]+")).filter(s -> !s.isEmpty()).toList();
    }
}
