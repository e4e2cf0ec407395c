package dev.xld.config.xl.key;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.PlatformSwitches;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grant tables, clocks, event channels and the flags around them. */
public final class PlatformKeys {
    private static final List<String> TSC_MODES = List.of("default", "always_emulate", "native", "native_paravirt");

    private PlatformKeys() {}

    public static void readGrants(Settings settings, Findings findings, BuildInfoBuilder build, XlDefaults defaults) {
        build.maxGrantFrames = bounded(settings, findings, "max_grant_frames", defaults.maxGrantFrames());
        build.maxMaptrackFrames = bounded(settings, findings, "max_maptrack_frames", defaults.maxMaptrackFrames());
        build.maxGrantVersion = bounded(settings, findings, "max_grant_version", defaults.maxGrantVersion());
    }

    /** The C xl exits here without a word; we say what is wrong. */
    private static @Nullable Integer bounded(
            Settings settings, Findings findings, String key, @Nullable Integer otherwise) {
        if (!settings.has(key)) {
            return otherwise;
        }
        Long value = settings.numberQuietly(key);
        if (value == null || value < 0 || value > Integer.MAX_VALUE) {
            findings.error(
                    settings.position(key),
                    settings.source() + ": parameter `" + key + "' must be a number from 0 to " + Integer.MAX_VALUE);
            return otherwise;
        }
        return value.intValue();
    }

    public static CreateInfo read(Settings settings, Findings findings, BuildInfoBuilder build, CreateInfo create) {
        String passthrough = WordKeys.read(settings, findings, "passthrough");
        build.shadowMemoryKib = CpuKeys.kib(settings, "shadow_memory");
        build.nomigrate = settings.bool("nomigrate");
        build.tscMode = tscMode(settings, findings);
        build.rtcTimeOffset = settings.integer("rtc_timeoffset");
        if (settings.number("vncviewer") != null) {
            findings.warn(
                    settings.position("vncviewer"),
                    "WARNING: ignoring \"vncviewer\" option. "
                            + "Use \"-V\" option of \"xl create\" to automatically spawn vncviewer.");
        }
        build.localtime = settings.bool("localtime");
        build.videoMemoryKib = CpuKeys.kib(settings, "videoram");
        build.eventChannels = settings.integer("max_event_channels");
        return create.with(
                passthrough, settings.boolQuietly("driver_domain"), settings.boolQuietly("xend_suspend_evtchn_compat"));
    }

    private static @Nullable String tscMode(Settings settings, Findings findings) {
        Long number = settings.numberQuietly("tsc_mode");
        if (number != null) {
            boolean known = number >= 0 && number < TSC_MODES.size();
            String word = numbered(TSC_MODES, number.intValue());
            findings.warn(
                    settings.position("tsc_mode"),
                    "WARNING: specifying \"tsc_mode\" as an integer is deprecated. "
                            + "Please use the named parameter variant. "
                            + (word == null ? "" : "e.g. tsc_mode=\"" + word + "\""));
            if (!known) {
                findings.error(settings.position("tsc_mode"), "ERROR: invalid value " + number + " for \"tsc_mode\"");
                return null;
            }
            return TSC_MODES.get(number.intValue());
        }
        String word = settings.string("tsc_mode");
        if (word == null) {
            return null;
        }
        findings.note(settings.position("tsc_mode"), "got a tsc mode string: \"" + word + "\"");
        return WordKeys.oneOf(
                settings, findings, "tsc_mode", word, TSC_MODES, "ERROR: invalid value \"%s\" for \"tsc_mode\"", 1);
    }

    /** The word of a number, which C cuts to 32 bits; null where there is none. */
    static @Nullable String numbered(List<String> words, int number) {
        return number >= 0 && number < words.size() ? words.get(number) : null;
    }

    /** The switches xl reads for guests of every type. */
    public static PlatformSwitches switches(Settings settings, Findings findings) {
        settings.warnInTurn("xend_suspend_evtchn_compat");
        Boolean relaxedMsr = settings.bool("msr_relaxed");
        if (relaxedMsr != null) {
            findings.warn(
                    settings.position("msr_relaxed"),
                    "WARNING: msr_relaxed will be removed in future versions.\n"
                            + "If it fixes an issue you are having please report to "
                            + "xen-devel@lists.xenproject.org.");
        }
        return new PlatformSwitches(
                settings.bool("acpi"),
                settings.bool("nestedhvm"),
                settings.bool("dm_restrict"),
                settings.bool("device_model_stubdomain_override"),
                relaxedMsr,
                settings.bool("vpmu"));
    }
}
