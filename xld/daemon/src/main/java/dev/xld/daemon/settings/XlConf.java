package dev.xld.daemon.settings;

import dev.xld.config.xl.ConfFile;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.config.xl.setting.XlDefaults.CpuMasks;
import dev.xld.daemon.domain.memory.Autoballoon;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * /etc/xen/xl.conf, shared with libxl's tools (xl.conf(5)).
 *
 * @param lockFile the lock of whoever makes room for a domain
 * @param defaults what it says about keys a config leaves out
 */
public record XlConf(Autoballoon autoballoon, Path lockFile, XlDefaults defaults) {
    private static final Set<String> KEYS = Set.of(
            "autoballoon",
            "run_hotplug_scripts",
            "lockfile",
            "vif.default.script",
            "vifscript",
            "vif.default.bridge",
            "defaultbridge",
            "vif.default.gatewaydev",
            "vif.default.backend",
            "output_format",
            "blkdev_start",
            "claim_mode",
            "max_grant_frames",
            "max_maptrack_frames",
            "max_grant_version",
            "remus.default.netbufscript",
            "colo.default.proxyscript",
            "vm.cpumask",
            "vm.hvm.cpumask",
            "vm.pv.cpumask",
            "domid_policy");

    /**
     * Reads the file.
     *
     * @param firmwareDirectory where the running Xen's guest firmware is
     * @param warnings gets what is odd but harmless
     */
    public static XlConf read(Path file, String firmwareDirectory, List<String> warnings) {
        ConfFile conf = SettingsFile.open(file, KEYS, warnings);
        checkDomidPolicy(file, conf.string("domid_policy").orElse("xen"), warnings);
        return new XlConf(
                autoballoon(file, conf.string("autoballoon").orElse("auto")),
                Path.of(conf.string("lockfile").orElse("/var/lock/xl")),
                new XlDefaults(
                        conf.number("claim_mode").orElse(1L) != 0,
                        conf.number("run_hotplug_scripts").orElse(1L) != 0,
                        count(file, conf, "max_grant_frames"),
                        count(file, conf, "max_maptrack_frames"),
                        count(file, conf, "max_grant_version"),
                        newOrOld(file, conf, "vif.default.script", "vifscript", warnings),
                        newOrOld(file, conf, "vif.default.bridge", "defaultbridge", warnings),
                        conf.string("vif.default.gatewaydev").orElse(null),
                        conf.string("vif.default.backend").orElse(null),
                        conf.string("blkdev_start").orElse(null),
                        new CpuMasks(
                                conf.string("vm.cpumask").orElse(null),
                                conf.string("vm.pv.cpumask").orElse(null),
                                conf.string("vm.hvm.cpumask").orElse(null)),
                        firmwareDirectory));
    }

    private static Autoballoon autoballoon(Path file, String word) {
        return switch (word) {
            case "on", "1" -> Autoballoon.ON;
            case "off", "0" -> Autoballoon.OFF;
            case "auto" -> Autoballoon.AUTO;
            default ->
                throw new InvalidSettingsException(
                        file + ": autoballoon is \"" + word + "\"; it must be \"on\", \"off\" or \"auto\"");
        };
    }

    private static void checkDomidPolicy(Path file, String policy, List<String> warnings) {
        if (policy.equals("random")) {
            warnings.add(file + ": domid_policy \"random\" is ignored; Xen chooses the next free domid");
        } else if (!policy.equals("xen")) {
            throw new InvalidSettingsException(
                    file + ": domid_policy is \"" + policy + "\"; it must be \"xen\" or \"random\"");
        }
    }

    private static @Nullable Integer count(Path file, ConfFile conf, String key) {
        Optional<Long> value = conf.number(key);
        if (value.isPresent() && (value.get() < 0 || value.get() > Integer.MAX_VALUE)) {
            throw new InvalidSettingsException(file + ": " + key + " is " + value.get() + ", which is out of range");
        }
        return value.map(Long::intValue).orElse(null);
    }

    private static @Nullable String newOrOld(
            Path file, ConfFile conf, String key, String formerly, List<String> warnings) {
        if (conf.string(formerly).isPresent()) {
            warnings.add(file + ": " + formerly + " is the old name of " + key);
        }
        return conf.string(key).or(() -> conf.string(formerly)).orElse(null);
    }
}
