package dev.xld.lab.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws pieces of configs. Those named for a value's shape draw xl.cfg text; the others draw what stands inside it. */
@FunctionalInterface
public interface Gen {
    String draw(Dice dice);

    static Gen words(String... words) {
        return dice -> dice.of(words);
    }

    static Gen oneOf(Gen... choices) {
        return dice -> dice.of(choices).draw(dice);
    }

    /** Mostly {@code usual}, at times any text. */
    static Gen mostly(Gen usual) {
        return dice -> (dice.chance(88) ? usual : any()).draw(dice);
    }

    /** Integers with their edges, odd spellings, and what looks like one. */
    static Gen number() {
        return words(
                "0",
                "1",
                "2",
                "3",
                "4",
                "7",
                "8",
                "16",
                "100",
                "255",
                "256",
                "1024",
                "4096",
                "65535",
                "65536",
                "2147483647",
                "2147483648",
                "4294967295",
                "4294967296",
                "9223372036854775807",
                "9223372036854775808",
                "-1",
                "-7",
                "-2147483649",
                "0x10",
                "0xff",
                "010",
                "08",
                "0x",
                " 5",
                "5 ",
                "+6",
                "1x",
                "1.5",
                "",
                "ten");
    }

    /** Numbers that no one minds multiplied. */
    static Gen small() {
        return words("0", "1", "1", "2", "2", "3", "4", "4", "5", "8", "9", "17", "-1", "0x3", "03", "x", "");
    }

    static Gen flag() {
        return words("0", "1", "0", "1", "0", "1", "2", "-1", "0x0", "00", "yes", "True", "", "99999999999999999999");
    }

    static Gen text() {
        return words(
                "a",
                "dom1",
                "/boot/x",
                "/dev/vg/v-1",
                "a b",
                "x=y",
                "a,b",
                "",
                "k\u00e9y",
                "5",
                "it's",
                "\"q\"",
                "a\\b",
                "t\tb",
                "%s",
                "A");
    }

    static Gen any() {
        return oneOf(
                text(),
                number(),
                words(":", ",", "=", ";", "a;b", "a:b:c", "-", "^", "*", "none", "default", "unknown"));
    }

    /** Text as a value: quoted either way, or bare where the language has a token for it. */
    static Gen atom(Gen inside) {
        return dice -> {
            String text = inside.draw(dice);
            return text.matches("[0-9][0-9a-fx]*") && dice.chance(60) ? text : quoted(dice, text);
        };
    }

    static Gen list(Gen inside) {
        return listOf(atom(inside), 4);
    }

    static Gen listOf(Gen item, int most) {
        return dice -> {
            List<String> items = new ArrayList<>();
            for (int i = dice.chance(5) ? 0 : 1 + dice.below(most); i > 0; i--) {
                items.add(dice.chance(2) ? "[ " + item.draw(dice) + " ]" : item.draw(dice));
            }
            String gap = dice.of(", ", ", ", ",", ",\n  ");
            return "[ " + String.join(gap, items) + dice.of(" ]", "]", ", ]", "\n]", " ]");
        };
    }

    private static String quoted(Dice dice, String text) {
        String quote = dice.of("\"", "'");
        return quote
                + text.replace("\\", "\\\\")
                        .replace(quote, "\\" + quote)
                        .replace("\n", "\\n")
                        .replace("\t", dice.of("\\t", "\t"))
                + quote;
    }

    /** Words joined by commas, in any order, some missing, some twice, some that are none. */
    static Gen spec(Gen... words) {
        return dice -> {
            List<String> chosen = new ArrayList<>();
            int wanted = 1 + dice.below(Math.min(words.length, 5));
            for (int i = 0; i < wanted; i++) {
                chosen.add((dice.chance(10) ? " " : "") + dice.of(words).draw(dice) + (dice.chance(2) ? " " : ""));
            }
            if (dice.chance(5)) {
                chosen.add(dice.of("colour=red", "x", "=", "=1", "a=b=c", "", "Backend=a"));
            }
            Collections.shuffle(chosen, new Random(dice.below(1 << 30)));
            return dice.chance(2) ? "" : String.join(dice.chance(3) ? ",," : ",", chosen) + (dice.chance(3) ? "," : "");
        };
    }

    /** {@code name=value}; at times without the value. */
    static Gen word(String name, Gen value) {
        return dice -> dice.chance(3)
                ? name
                : name + (dice.chance(1) ? " = " : "=") + mostly(value).draw(dice);
    }
}
