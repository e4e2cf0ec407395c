package dev.xld.daemon.domain.memory;

import java.util.regex.Pattern;

/** xl.conf's {@code autoballoon}: whether dom0 gives up memory for new domains. */
public enum Autoballoon {
    ON,
    OFF,
    /** On, unless Xen's command line fixes dom0's memory. */
    AUTO;

    private static final Pattern DOM0_MEM =
            Pattern.compile("(^| )dom0_mem=((|min:|max:)(-?[0-9]+[bBkKmMgGtT]?)?(\\+?[0-9]+%)?,?)+($| )");

    public boolean enabled(String xenCommandLine) {
        return this == ON || (this == AUTO && !DOM0_MEM.matcher(xenCommandLine).find());
    }
}
