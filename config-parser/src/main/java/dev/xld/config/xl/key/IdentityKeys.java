package dev.xld.config.xl.key;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.PvhInfo;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who the domain is: type, name, uuid, pool, security labels. */
public final class IdentityKeys {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private IdentityKeys() {}

    public static CreateInfo read(Settings settings, Findings findings, BuildInfoBuilder build, XlDefaults defaults) {
        String label = settings.string("init_seclabel");
        String seclabel = settings.string("seclabel");
        if (label == null) {
            label = seclabel;
        } else {
            build.execSeclabel = seclabel;
        }
        GuestType type = type(settings, findings);
        Boolean hap = settings.bool("hap");
        String name = settings.string("name");
        if (name == null) {
            findings.error(null, "Domain name must be specified.");
        }
        UUID uuid = uuid(settings, findings);
        Boolean oos = settings.bool("oos");
        String pool = settings.string("pool");
        if (type == GuestType.PVH) {
            build.pvh = new PvhInfo(
                    settings.bool("pvshim"),
                    settings.string("pvshim_path"),
                    settings.string("pvshim_cmdline"),
                    settings.string("pvshim_extra"));
        }
        build.blkdevStart = defaults.blkdevStart();
        build.claimMode = defaults.claimMode();
        return new CreateInfo(
                type,
                name == null ? "" : name,
                uuid,
                pool,
                hap,
                oos,
                label,
                null,
                defaults.runHotplugScripts(),
                null,
                null);
    }

    private static GuestType type(Settings settings, Findings findings) {
        GuestType type = word(settings, findings, "type", GuestType.HVM, "hvm", GuestType.PV, "pv", "pvh");
        GuestType builder = word(settings, findings, "builder", GuestType.HVM, "hvm", GuestType.PV, "generic", null);
        if (type != null && builder != null && type != builder) {
            findings.error(settings.position("builder"), "Contradicting \"builder\" and \"type\" options specified.");
        }
        if (type != null) {
            return type;
        }
        return builder == null ? GuestType.PV : builder;
    }

    /** xl takes any beginning of a word for the word, in this order. */
    private static @Nullable GuestType word(
            Settings settings,
            Findings findings,
            String key,
            GuestType first,
            String firstWord,
            GuestType second,
            String secondWord,
            @Nullable String pvhWord) {
        String given = settings.string(key);
        if (given == null) {
            return null;
        }
        if (firstWord.startsWith(given)) {
            return first;
        }
        if (secondWord.startsWith(given)) {
            return second;
        }
        if (pvhWord != null && pvhWord.startsWith(given)) {
            return GuestType.PVH;
        }
        findings.error(settings.position(key), "Invalid domain type " + given + ".");
        return null;
    }

    private static @Nullable UUID uuid(Settings settings, Findings findings) {
        String given = settings.string("uuid");
        if (given == null) {
            return null;
        }
        UUID uuid = uuid(given);
        if (uuid == null) {
            findings.error(
                    settings.position("uuid"),
                    "Failed to parse UUID: " + given,
                    "it must look like 00112233-4455-6677-8899-aabbccddeeff",
                    1);
        }
        return uuid;
    }

    /** Null for what is no uuid. */
    public static @Nullable UUID uuid(String text) {
        return UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : null;
    }
}
