package dev.xld.config.xl.device;

import dev.xld.config.Rdm;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code rdm="strategy=host,policy=relaxed"}. As in the C xl what is wrong in it is said, and the whole key then counts as not
 * given, but for a policy of an unknown name, which is strict. One text, one thread.
 */
final class RdmGrammar {
    private static final String NONE = "invalid";

    private @Nullable String strategy;
    private @Nullable String policy;
    private final List<String> complaints = new ArrayList<>();

    private RdmGrammar() {}

    static Rdm parse(Settings settings, Findings findings) {
        String text = settings.string("rdm");
        if (text == null) {
            return Rdm.NONE;
        }
        RdmGrammar grammar = new RdmGrammar();
        boolean whole = grammar.read(text);
        grammar.complaints.forEach(complaint -> findings.warn(settings.position("rdm"), complaint));
        return whole ? new Rdm(grammar.strategy, grammar.policy == null ? "strict" : grammar.policy) : Rdm.NONE;
    }

    private boolean read(String text) {
        int at = 0;
        while (true) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                return false;
            }
            int comma = text.indexOf(',', equals);
            String value = text.substring(equals + 1, comma < 0 ? text.length() : comma);
            if (!take(text.substring(at, equals), value)) {
                return false;
            }
            if (comma < 0) {
                return true;
            }
            at = comma + 1;
        }
    }

    private boolean take(String key, String value) {
        switch (key) {
            case "strategy" -> {
                if (!value.equals("host")) {
                    complaints.add("Unknown RDM strategy option: " + value);
                    return false;
                }
                strategy = value;
            }
            case "policy" -> {
                if (isPolicy(value)) {
                    policy = policy(value);
                } else {
                    complaints.add("Unknown RDM policy: " + value);
                }
            }
            default -> {
                complaints.add("Unknown RDM state option: " + key);
                return false;
            }
        }
        return true;
    }

    /** Whether libxl knows the word; {@code invalid} is one of its words, for none. */
    static boolean isPolicy(String word) {
        return List.of("strict", "relaxed", NONE).contains(word.toLowerCase(Locale.ROOT));
    }

    /** The policy of a word that is one. */
    static @Nullable String policy(String word) {
        return word.equalsIgnoreCase(NONE) ? null : word.toLowerCase(Locale.ROOT);
    }
}
