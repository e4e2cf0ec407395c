package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Virtual keyboards. */
final class Vkbs implements Family {
    private static final Gen TYPED =
            word("backend-type", words("linux", "qemu", "linux", "qemu", "linux", "LINUX", "unknown", "xen"));
    private static final Gen FIELDS = spec(
            word("backend", text()),
            word("unique-id", text()),
            word("feature-disable-keyboard", flag()),
            word("feature-disable-pointer", flag()),
            word("feature-abs-pointer", flag()),
            word("feature-raw-pointer", flag()),
            word("feature-multi-touch", flag()),
            word("multi-touch-width", number()),
            word("multi-touch-height", number()),
            word("multi-touch-num-contacts", number()),
            word("width", number()),
            word("height", number()));
    private static final Gen VKB =
            dice -> dice.chance(10) ? FIELDS.draw(dice) : TYPED.draw(dice) + "," + FIELDS.draw(dice);

    @Override
    public String name() {
        return "vkb";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("vkb", list(VKB)), new Key("vkb", list(VKB)), new Key("vfb", list(words("vnc=1", ""))));
    }
}
