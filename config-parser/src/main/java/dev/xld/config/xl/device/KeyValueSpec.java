package dev.xld.config.xl.device;

import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A device specification of {@code key=value} options. The first option without {@code =} ends it unseen, as in the C xl. One
 * specification, one thread.
 */
final class KeyValueSpec {
    private KeyValueSpec() {}

    /** One option. */
    record Option(String key, String value) {}

    static List<Option> options(String specification) {
        List<Option> options = new ArrayList<>();
        for (String part : Tokens.options(specification)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                return options;
            }
            options.add(new Option(part.substring(0, equals), part.substring(equals + 1)));
        }
        return options;
    }

    /** Hands each option to {@code take}, which says whether it knows the key; the first unknown one is an error. */
    static void read(Settings.Item item, String kind, Findings findings, BiPredicate<String, String> take) {
        for (Option option : options(item.text())) {
            if (!take.test(option.key(), option.value())) {
                findings.error(item.position(), "Unknown string `" + option.key() + "' in " + kind + " spec");
                return;
            }
        }
    }
}
