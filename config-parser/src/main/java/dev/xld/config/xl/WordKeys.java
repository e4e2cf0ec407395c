package dev.xld.config.xl;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keys whose value must be one of a few words and which mean nothing to a PV guest: a wrong word refuses the config all
 * the same, as in the C xl. libxl compares words without regard to case.
 */
final class WordKeys {
    /** A key, its words, how xl complains ({@code %s} is the value), its exit status, and the highest number allowed. */
    private record Rule(String key, List<String> words, String complaint, int exitStatus, int highestNumber) {}

    static final List<String> BEFORE_AFFINITY = List.of("vuart");
    static final List<String> BEFORE_PLATFORM = List.of("passthrough");
    static final List<String> BEFORE_DEVICES = List.of("altp2m");
    static final List<String> AFTER_DEVICES = List.of("device_model_version", "gic_version", "tee");

    private static final List<String> SILENT_ABOUT_LISTS = List.of("gic_version", "tee");

    private static final List<Rule> RULES = List.of(
            new Rule("vuart", List.of("unknown", "sbsa_uart"), "ERROR: invalid value \"%s\" for \"vuart\"", 1, -1),
            new Rule(
                    "passthrough",
                    List.of("default", "disabled", "enabled", "sync_pt", "share_pt"),
                    "ERROR: unknown passthrough option '%s'",
                    1,
                    -1),
            new Rule(
                    "altp2m",
                    List.of("disabled", "mixed", "external", "limited"),
                    "ERROR: invalid value \"%s\" for \"altp2m\"",
                    1,
                    3),
            new Rule(
                    "device_model_version",
                    List.of("qemu-xen", "qemu-xen-traditional"),
                    "Unknown device_model_version \"%s\" specified",
                    1,
                    -1),
            new Rule("gic_version", List.of("default", "v2", "v3"), "Unknown gic_version \"%s\" specified", 3, -1),
            new Rule("tee", List.of("none", "optee"), "Unknown tee \"%s\" specified", 3, -1));

    private WordKeys() {}

    static void check(Settings settings, Findings findings, List<String> keys) {
        for (Rule rule : RULES) {
            if (!keys.contains(rule.key())) {
                continue;
            }
            Long number = rule.highestNumber() < 0 ? null : settings.numberQuietly(rule.key());
            if (number == null) {
                oneOf(settings, findings, rule.key(), rule.words(), rule.complaint(), rule.exitStatus());
            } else if (number < 0 || number > rule.highestNumber()) {
                String complaint = "ERROR: invalid value " + number + " for \"" + rule.key() + "\"";
                findings.error(settings.position(rule.key()), complaint, null, rule.exitStatus());
            }
        }
    }

    /** The word a key has, in the spelling of the list; null where it is not given or wrong. */
    static @Nullable String oneOf(
            Settings settings, Findings findings, String key, List<String> words, String complaint, int exitStatus) {
        String given = SILENT_ABOUT_LISTS.contains(key) ? settings.stringQuietly(key) : settings.string(key);
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
