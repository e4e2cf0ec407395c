package dev.xld.config.xl.device;

import dev.xld.config.VkbSpec;
import dev.xld.config.xl.setting.CArithmetic;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code vkb=["backend-type=linux,..."]}. One specification, one thread. */
final class VkbGrammar {
    private static final List<String> BACKENDS = List.of("unknown", "qemu", "linux");

    /** Exit statuses of vkb-attach for options it does not know, and for too few of them. */
    private static final int UNKNOWN = 255;

    private static final int INCOMPLETE = 253;

    private @Nullable String backend;
    private @Nullable String backendType;
    private @Nullable String uniqueId;
    private boolean disableKeyboard;
    private boolean disablePointer;
    private boolean absPointer;
    private boolean rawPointer;
    private boolean multiTouch;
    private long width;
    private long height;
    private long touchWidth;
    private long touchHeight;
    private long touchContacts;

    private VkbGrammar() {}

    static Optional<VkbSpec> parse(Settings.Item item, int devid, Findings findings) {
        VkbGrammar grammar = new VkbGrammar();
        String complaint = grammar.takeAll(Tokens.options(item.text()));
        if (complaint == null) {
            complaint = grammar.missing(" in vkb spec", " for multi touch in vkb spec");
        }
        if (complaint != null) {
            findings.error(item.position(), complaint);
            return Optional.empty();
        }
        return Optional.of(grammar.spec(devid));
    }

    /** The operands of vkb-attach. */
    static Optional<VkbSpec> operands(List<String> options, Findings findings) {
        VkbGrammar grammar = new VkbGrammar();
        String complaint = grammar.takeAll(options);
        if (complaint != null) {
            findings.error(null, complaint, null, UNKNOWN);
            return Optional.empty();
        }
        complaint = grammar.missing("", "");
        if (complaint != null) {
            findings.error(null, complaint, null, INCOMPLETE);
            return Optional.empty();
        }
        return Optional.of(grammar.spec(null));
    }

    /** Xl's complaint about the first option that is no good. */
    private @Nullable String takeAll(List<String> options) {
        for (String option : options) {
            int equals = option.indexOf('=');
            String value = option.substring(equals + 1);
            String complaint = take(equals < 0 ? "" : option.substring(0, equals), value, option);
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    /** Takes an option; gives xl's complaint where it is no good. */
    private @Nullable String take(String key, String value, String option) {
        switch (key) {
            case "backend" -> backend = value;
            case "backend-type" -> {
                String word = value.toLowerCase(Locale.ROOT);
                if (!BACKENDS.contains(word)) {
                    return "Unknown backend_type \"" + value + "\" in vkb spec";
                }
                backendType = word.equals(BACKENDS.get(0)) ? null : word;
            }
            case "unique-id" -> uniqueId = value;
            case "feature-disable-keyboard" -> disableKeyboard = CArithmetic.flag(value);
            case "feature-disable-pointer" -> disablePointer = CArithmetic.flag(value);
            case "feature-abs-pointer" -> absPointer = CArithmetic.flag(value);
            case "feature-raw-pointer" -> rawPointer = CArithmetic.flag(value);
            case "feature-multi-touch" -> multiTouch = CArithmetic.flag(value);
            case "multi-touch-width" -> touchWidth = CArithmetic.uint32(value);
            case "multi-touch-height" -> touchHeight = CArithmetic.uint32(value);
            case "multi-touch-num-contacts" -> touchContacts = CArithmetic.uint32(value);
            case "width" -> width = CArithmetic.uint32(value);
            case "height" -> height = CArithmetic.uint32(value);
            default -> {
                return "Unknown string \"" + option + "\" in vkb spec";
            }
        }
        return null;
    }

    private boolean hasTouchSizes() {
        return (touchWidth | touchHeight | touchContacts) != 0;
    }

    /** Xl's complaint about what must be said and was not. */
    private @Nullable String missing(String where, String touchWhere) {
        if (backendType == null) {
            return "backend-type should be set" + where;
        }
        return multiTouch && !hasTouchSizes()
                ? "multi-touch-width, multi-touch-height, multi-touch-num-contacts should be set" + touchWhere
                : null;
    }

    private VkbSpec spec(@Nullable Integer devid) {
        return new VkbSpec(
                backend,
                devid,
                backendType,
                uniqueId,
                disableKeyboard,
                disablePointer,
                absPointer,
                rawPointer,
                multiTouch || hasTouchSizes(),
                CArithmetic.nonZero(width),
                CArithmetic.nonZero(height),
                CArithmetic.nonZero(touchWidth),
                CArithmetic.nonZero(touchHeight),
                CArithmetic.nonZero(touchContacts));
    }
}
