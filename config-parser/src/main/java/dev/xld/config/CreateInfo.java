package dev.xld.config;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** libxl's {@code c_info}: what is needed to make the empty domain. */
public record CreateInfo(
        GuestType type,
        String name,
        @Nullable UUID uuid,
        @Nullable String pool,
        @Nullable Boolean hap,
        @Nullable Boolean oos,
        @Nullable String seclabel,
        boolean driverDomain) {

    /** How a guest is virtualised. */
    public enum GuestType {
        PV,
        PVH,
        HVM;

        /** The word of xl.cfg and of libxl's JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
