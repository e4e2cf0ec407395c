package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.listOf;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.oneOf;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.ArrayList;
import java.util.List;

/** Virtual sound cards. */
final class Vsnds implements Family {
    private static final Gen PARAMETER = oneOf(
            word("sample-rates", words("8000", "44100;48000", "x", "0x10;010", ";1;", "-1")),
            word(
                    "sample-formats",
                    words("s16_le", "u8;s32_be", "mu_law", "S16_LE", "s17", "gsm;mpeg", "iec958_subframe_le")),
            word("channels-min", number()),
            word("channels-max", number()),
            word("buffer-size", number()));
    private static final Gen ITEM = oneOf(
            item(
                    words("CARD", "card", "Card"),
                    oneOf(PARAMETER, word("backend", text()), word("short-name", text()), word("long-name", text()))),
            item(words("PCM", "pcm"), oneOf(PARAMETER, word("name", text()))),
            item(
                    words("STREAM", "stream"),
                    oneOf(PARAMETER, word("unique-id", text()), word("type", words("p", "c", "P", "C", "x", "")))),
            item(words("STREAM", "PCM", "MIXER", " CARD", "CARD "), oneOf(PARAMETER, word("name", text()))));
    private static final Gen CARD = listOf(atom(ITEM), 4);

    private static Gen item(Gen key, Gen parameters) {
        return dice -> {
            List<String> words = new ArrayList<>(List.of(key.draw(dice)));
            while (dice.chance(60)) {
                words.add(parameters.draw(dice));
            }
            return String.join(dice.of(",", ", "), words);
        };
    }

    @Override
    public String name() {
        return "vsnd";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("vsnd", listOf(CARD, 2)));
    }
}
