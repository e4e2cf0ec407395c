package dev.xld.config.xl.key;

import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code timer_mode}: how timer ticks that a guest missed are made up for. PV guests have none. */
final class TimerMode {
    /** By libxl's number, which begins at -1. */
    private static final List<String> WORDS = List.of(
            "unknown",
            "delay_for_missed_ticks",
            "no_delay_for_missed_ticks",
            "no_missed_ticks_pending",
            "one_missed_tick_pending");

    private TimerMode() {}

    static @Nullable String read(Settings settings, Findings findings, GuestType type) {
        String given = settings.string("timer_mode");
        if (given == null) {
            return null;
        }
        if (type == GuestType.PV) {
            findings.error(
                    settings.position("timer_mode"),
                    "ERROR: \"timer_mode\" option is not supported for PV guests.",
                    null,
                    3);
            return null;
        }
        Long number = settings.numberQuietly("timer_mode");
        String word = number == null
                ? WordKeys.oneOf(
                        settings,
                        findings,
                        "timer_mode",
                        given,
                        WORDS,
                        "ERROR: invalid value \"%s\" for \"timer_mode\"",
                        1)
                : byNumber(settings, findings, number);
        return WORDS.get(0).equals(word) ? null : word;
    }

    private static @Nullable String byNumber(Settings settings, Findings findings, long number) {
        String word = PlatformKeys.numbered(WORDS, (int) number + 1);
        findings.warn(
                settings.position("timer_mode"),
                "WARNING: specifying \"timer_mode\" as an integer is deprecated. "
                        + "Please use the named parameter variant. "
                        + (word == null ? "" : "e.g. timer_mode=\"" + word + "\""));
        if (word == null || number < 0 || number > WORDS.size() - 2) {
            findings.error(settings.position("timer_mode"), "ERROR: invalid value " + number + " for \"timer_mode\"");
            return null;
        }
        return word;
    }
}
