package dev.xld.config;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * libxl's {@code c_info}: what is needed to make the empty domain. Null means not given.
 *
 * @param seclabel the XSM label the domain is created with
 * @param passthrough libxl's word: disabled, enabled, sync_pt, share_pt; null is default
 * @param runHotplugScripts whether the toolstack runs the scripts (xl.conf), or udev does
 */
public record CreateInfo(
        GuestType type,
        String name,
        @Nullable UUID uuid,
        @Nullable String pool,
        @Nullable Boolean hap,
        @Nullable Boolean oos,
        @Nullable String seclabel,
        @Nullable Boolean driverDomain,
        @Nullable Boolean runHotplugScripts,
        @Nullable String passthrough,
        @Nullable Boolean xendSuspendEvtchnCompat) {

    /** How a guest is virtualised. */
    public enum GuestType {
        PV,
        PVH,
        HVM;

        /** The word of xl.cfg and of libxl's JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All but type and name not given. */
    public static CreateInfo of(GuestType type, String name) {
        return new CreateInfo(type, name, null, null, null, null, null, null, null, null, null);
    }

    public CreateInfo withName(String newName) {
        return new CreateInfo(
                type,
                newName,
                uuid,
                pool,
                hap,
                oos,
                seclabel,
                driverDomain,
                runHotplugScripts,
                passthrough,
                xendSuspendEvtchnCompat);
    }

    public CreateInfo withUuid(UUID newUuid) {
        return new CreateInfo(
                type,
                name,
                newUuid,
                pool,
                hap,
                oos,
                seclabel,
                driverDomain,
                runHotplugScripts,
                passthrough,
                xendSuspendEvtchnCompat);
    }

    /** With what is read after the rest. */
    public CreateInfo with(
            @Nullable String newPassthrough,
            @Nullable Boolean newDriverDomain,
            @Nullable Boolean newXendSuspendEvtchnCompat) {
        return new CreateInfo(
                type,
                name,
                uuid,
                pool,
                hap,
                oos,
                seclabel,
                newDriverDomain,
                runHotplugScripts,
                newPassthrough,
                newXendSuspendEvtchnCompat);
    }
}
