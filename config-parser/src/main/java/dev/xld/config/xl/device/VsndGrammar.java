package dev.xld.config.xl.device;

import dev.xld.config.VsndSpec;
import dev.xld.config.VsndSpec.Params;
import dev.xld.config.VsndSpec.Pcm;
import dev.xld.config.VsndSpec.Stream;
import dev.xld.config.xl.setting.CArithmetic;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Tokens;
import dev.xld.config.xl.setting.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code vsnd=[["CARD, short-name=N", "PCM, name=N", "STREAM, type=P"]]}: a list for each card, in it the card, its devices
 * and their streams, each with the options that follow its word. One card, one thread.
 */
final class VsndGrammar {
    /** The exit status of vsnd-attach for what it does not know. */
    private static final int UNKNOWN = 255;

    private static final String UNKNOWN_FORMAT = "Invalid pcm format: ";
    private static final Set<String> FORMATS = Set.of(
            "s8",
            "u8",
            "s16_le",
            "s16_be",
            "u16_le",
            "u16_be",
            "s24_le",
            "s24_be",
            "u24_le",
            "u24_be",
            "s32_le",
            "s32_be",
            "u32_le",
            "u32_be",
            "f32_le",
            "f32_be",
            "f64_le",
            "f64_be",
            "iec958_subframe_le",
            "iec958_subframe_be",
            "mu_law",
            "a_law",
            "ima_adpcm",
            "mpeg",
            "gsm");

    /** The options of one card, device or stream. */
    private static final class Part {
        private List<Long> rates = List.of();
        private List<String> formats = List.of();
        private long channelsMin;
        private long channelsMax;
        private long bufferSize;
        private @Nullable String backend;
        private @Nullable String shortName;
        private @Nullable String longName;
        private @Nullable String name;
        private @Nullable String uniqueId;
        private @Nullable String type;
        private final List<Part> parts = new ArrayList<>();

        Params params() {
            return new Params(
                    rates,
                    formats,
                    CArithmetic.nonZero(channelsMin),
                    CArithmetic.nonZero(channelsMax),
                    CArithmetic.nonZero(bufferSize));
        }
    }

    private final Part card = new Part();

    private VsndGrammar() {}

    static Optional<VsndSpec> parse(Value.Items items, int devid, Findings findings) {
        VsndGrammar grammar = new VsndGrammar();
        for (Value value : items.values()) {
            if (!(value instanceof Value.Atom atom)) {
                break;
            }
            String complaint = grammar.item(Tokens.options(atom.text()));
            if (complaint != null) {
                findings.error(atom.position(), complaint);
                return Optional.empty();
            }
        }
        return Optional.of(grammar.spec(devid));
    }

    /** The operands of vsnd-attach. */
    static Optional<VsndSpec> operands(List<String> items, Findings findings) {
        VsndGrammar grammar = new VsndGrammar();
        for (String item : items) {
            String complaint = grammar.item(Tokens.options(item));
            if (complaint != null) {
                findings.error(null, complaint, null, complaint.startsWith(UNKNOWN_FORMAT) ? 1 : UNKNOWN);
                return Optional.empty();
            }
        }
        return Optional.of(grammar.spec(null));
    }

    private @Nullable String item(List<String> tokens) {
        if (tokens.isEmpty()) {
            return null;
        }
        String kind = tokens.get(0).toLowerCase(Locale.ROOT);
        Part part;
        switch (kind) {
            case "card" -> part = card;
            case "pcm" -> part = added(card);
            case "stream" -> part = added(card.parts.isEmpty() ? added(card) : last(card));
            default -> {
                return "Invalid key: " + tokens.get(0);
            }
        }
        for (String option : tokens.subList(1, tokens.size())) {
            String complaint = option(kind, part, option);
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    private static Part added(Part to) {
        to.parts.add(new Part());
        return last(to);
    }

    private static Part last(Part of) {
        return of.parts.get(of.parts.size() - 1);
    }

    private static @Nullable String option(String kind, Part part, String option) {
        int equals = option.indexOf('=');
        String value = option.substring(equals + 1);
        switch (equals < 0 ? "" : kind + " " + option.substring(0, equals)) {
            case "card backend" -> part.backend = value;
            case "card short-name" -> part.shortName = value;
            case "card long-name" -> part.longName = value;
            case "pcm name" -> part.name = value;
            case "stream unique-id" -> part.uniqueId = value;
            case "stream type" -> {
                if (!value.equalsIgnoreCase("p") && !value.equalsIgnoreCase("c")) {
                    return "Invalid stream type: " + value;
                }
                part.type = value.toLowerCase(Locale.ROOT);
            }
            default -> {
                return parameter(part, option, equals, value);
            }
        }
        return null;
    }

    private static @Nullable String parameter(Part part, String option, int equals, String value) {
        switch (equals < 0 ? "" : option.substring(0, equals)) {
            case "sample-rates" ->
                part.rates = Tokens.split(value, ";").stream()
                        .map(CArithmetic::uint32)
                        .toList();
            case "sample-formats" -> {
                List<String> formats = new ArrayList<>();
                for (String format : Tokens.split(value, ";")) {
                    formats.add(format.toLowerCase(Locale.ROOT));
                    if (!FORMATS.contains(format.toLowerCase(Locale.ROOT))) {
                        return UNKNOWN_FORMAT + format;
                    }
                }
                part.formats = formats;
            }
            case "channels-min" -> part.channelsMin = CArithmetic.uint32(value);
            case "channels-max" -> part.channelsMax = CArithmetic.uint32(value);
            case "buffer-size" -> part.bufferSize = CArithmetic.uint32(value);
            default -> {
                return "Invalid parameter: " + option;
            }
        }
        return null;
    }

    private VsndSpec spec(@Nullable Integer devid) {
        List<Pcm> pcms = card.parts.stream()
                .map(pcm -> new Pcm(
                        pcm.name,
                        pcm.params(),
                        pcm.parts.stream()
                                .map(s -> new Stream(s.uniqueId, s.type, s.params()))
                                .toList()))
                .toList();
        return new VsndSpec(card.backend, devid, card.shortName, card.longName, card.params(), pcms);
    }
}
