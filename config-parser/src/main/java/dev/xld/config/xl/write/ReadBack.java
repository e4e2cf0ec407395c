package dev.xld.config.xl.write;

import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.VifSpec;
import dev.xld.config.json.JsonDifference;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads what was written, so that no part of a config is lost without a word: xl.cfg has no notation for some of what libxl's
 * JSON can say. Pure functions, any thread.
 */
final class ReadBack {
    /** What xl says at once where the config leaves it to libxl or to the host: it means the same. */
    private static final Pattern FILLED_IN = Pattern.compile("c_info\\.run_hotplug_scripts: nothing, not \"True\""
            + "|b_info\\.claim_mode: nothing, not \"True\""
            + "|(vfbs|vkbs)\\[(\\d+)]\\.devid: nothing, not \\2"
            + "|pcidevs\\[\\d+]\\.vfunc_mask: nothing, not 1");

    private ReadBack() {}

    /** What is not in the text, or is other there, a clause each; none where it means the config. */
    static List<String> lost(DomainConfig config, String text) {
        ParseResult read = XlConfig.parse("", text, List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN);
        if (read.config().isEmpty()) {
            return read.errors().stream()
                    .map(error -> "it would be refused: " + error.message().strip())
                    .toList();
        }
        return JsonDifference.between(
                        LibxlJson.tree(settled(config)),
                        LibxlJson.tree(read.config().get()))
                .stream()
                .filter(difference -> !FILLED_IN.matcher(difference).matches())
                .toList();
    }

    /** With what xl fills in when it reads: a card without a number has its place for one. */
    private static DomainConfig settled(DomainConfig config) {
        List<DeviceSpec> devices = new ArrayList<>();
        int card = 0;
        for (DeviceSpec device : config.devices()) {
            if (device instanceof VifSpec vif) {
                int devid = vif.devid() == null ? card : vif.devid();
                devices.add(vif.settled(devid, vif.mac(), vif.type()));
                card++;
            } else {
                devices.add(device);
            }
        }
        return new DomainConfig(config.createInfo(), config.buildInfo(), devices, config.actions());
    }
}
