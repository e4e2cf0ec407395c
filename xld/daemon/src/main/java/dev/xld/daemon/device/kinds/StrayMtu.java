package dev.xld.daemon.device.kinds;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the stock vif scripts tell the guest its mtu: they take domid and devid from the interface's name, so with a vifname
 * they write beside all domains. Stateless.
 */
final class StrayMtu {
    private static final Pattern SCRIPTS_PARTS = Pattern.compile("(?:vif)?([\\w@-]+)(?:\\.([\\w@-]+))?");

    private StrayMtu() {}

    /** Empty where that is some domain's own place. */
    static Optional<String> path(@Nullable String vifname) {
        if (vifname == null) {
            return Optional.empty();
        }
        Matcher parts = SCRIPTS_PARTS.matcher(vifname);
        if (!parts.matches() || parts.group(1).matches("\\d+")) {
            return Optional.empty();
        }
        String devid = parts.group(2) == null ? parts.group(1) : parts.group(2);
        return Optional.of("/local/domain/" + parts.group(1) + "/device/vif/" + devid + "/mtu");
    }
}
