package dev.xld.config.xl;

import dev.xld.config.VkbSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code vkb=["backend-type=linux,..."]}. One specification, one thread. */
final class VkbGrammar {
    private static final List<String> BACKENDS = List.of("unknown", "qemu", "linux");

    private final Settings.Item item;
    private final Findings findings;
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

    private VkbGrammar(Settings.Item item, Findings findings) {
        this.item = item;
        this.findings = findings;
    }

    static Optional<VkbSpec> parse(Settings.Item item, int devid, Findings findings) {
        VkbGrammar grammar = new VkbGrammar(item, findings);
        for (String option : Tokens.options(item.text())) {
            int equals = option.indexOf('=');
            String value = option.substring(equals + 1);
            String complaint = grammar.take(equals < 0 ? "" : option.substring(0, equals), value, option);
            if (complaint != null) {
                findings.error(item.position(), complaint);
                return Optional.empty();
            }
        }
        return grammar.finish(devid);
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

    private Optional<VkbSpec> finish(int devid) {
        boolean touchSizes = (touchWidth | touchHeight | touchContacts) != 0;
        if (backendType == null) {
            findings.error(item.position(), "backend-type should be set in vkb spec");
            return Optional.empty();
        }
        if (multiTouch && !touchSizes) {
            findings.error(
                    item.position(),
                    "multi-touch-width, multi-touch-height, multi-touch-num-contacts should be set for multi touch in"
                            + " vkb spec");
            return Optional.empty();
        }
        return Optional.of(new VkbSpec(
                backend,
                devid,
                backendType,
                uniqueId,
                disableKeyboard,
                disablePointer,
                absPointer,
                rawPointer,
                multiTouch || touchSizes,
                CArithmetic.nonZero(width),
                CArithmetic.nonZero(height),
                CArithmetic.nonZero(touchWidth),
                CArithmetic.nonZero(touchHeight),
                CArithmetic.nonZero(touchContacts)));
    }
}
