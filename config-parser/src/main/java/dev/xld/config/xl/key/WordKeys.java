package dev.xld.config.xl.key;

import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys whose value must be one of a few words. libxl compares words without regard to case. */
public final class WordKeys {
    /**
     * What a key takes.
     *
     * @param words the first is the default
     * @param complaint what xl says, {@code %s} is the value
     * @param numbers whether the words' numbers are taken too
     */
    private record Rule(List<String> words, String complaint, int exitStatus, boolean numbers, boolean quiet) {}

    private static final Map<String, Rule> RULES = Map.of(
            "vuart",
            rule("ERROR: invalid value \"%s\" for \"vuart\"", "unknown", "sbsa_uart"),
            "passthrough",
            rule("ERROR: unknown passthrough option '%s'", "default", "disabled", "enabled", "sync_pt", "share_pt"),
            "bios",
            rule("ERROR: invalid value \"%s\" for \"bios\"", "unknown", "rombios", "seabios", "ovmf"),
            "hdtype",
            rule("ERROR: invalid value \"%s\" for \"hdtype\"", "ide", "ahci"),
            "altp2m",
            new Rule(
                    List.of("disabled", "mixed", "external", "limited"),
                    "ERROR: invalid value \"%s\" for \"altp2m\"",
                    1,
                    true,
                    false),
            "vendor_device",
            new Rule(List.of("none", "xenserver"), "xl: unknown vendor_device '%s'", 3, false, false),
            "gic_version",
            new Rule(List.of("default", "v2", "v3"), "Unknown gic_version \"%s\" specified", 3, false, true),
            "tee",
            new Rule(List.of("none", "optee"), "Unknown tee \"%s\" specified", 3, false, true));

    private WordKeys() {}

    private static Rule rule(String complaint, String... words) {
        return new Rule(List.of(words), complaint, 1, false, false);
    }

    /** The word a key has, in libxl's spelling; null where it is not given, wrong, or the default. */
    public static @Nullable String read(Settings settings, Findings findings, String key) {
        Rule rule = RULES.get(key);
        if (rule == null) {
            throw new IllegalArgumentException(key);
        }
        Long number = rule.numbers() ? settings.numberQuietly(key) : null;
        if (number != null) {
            if (number >= 0 && number < rule.words().size()) {
                return withoutDefault(rule, rule.words().get(number.intValue()));
            }
            findings.error(settings.position(key), "ERROR: invalid value " + number + " for \"" + key + "\"");
            return null;
        }
        String given = rule.quiet() ? settings.stringQuietly(key) : settings.string(key);
        return withoutDefault(
                rule, oneOf(settings, findings, key, given, rule.words(), rule.complaint(), rule.exitStatus()));
    }

    private static @Nullable String withoutDefault(Rule rule, @Nullable String word) {
        return rule.words().get(0).equals(word) ? null : word;
    }

    /** The word in the spelling of the list; null where none is given or it is wrong. */
    static @Nullable String oneOf(
            Settings settings,
            Findings findings,
            String key,
            @Nullable String given,
            List<String> words,
            String complaint,
            int exitStatus) {
        if (given == null) {
            return null;
        }
        String word = given.toLowerCase(Locale.ROOT);
        if (words.contains(word)) {
            return word;
        }
        String hint = "known words: " + String.join(", ", words);
        findings.error(settings.position(key), complaint.formatted(given), hint, exitStatus);
        return null;
    }
}
