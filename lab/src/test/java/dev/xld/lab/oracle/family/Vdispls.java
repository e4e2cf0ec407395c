package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Virtual displays. */
final class Vdispls implements Family {
    private static final Gen CONNECTORS = words(
            "id0:1920x1080",
            "a:1x2;b:3x4",
            "a:0x0",
            "a:1x",
            "a:x",
            "a:1X2",
            "a:1x2:3",
            " a : 1x2",
            "a:-1x-2",
            ";;a:1x1;",
            "a:99999999999x1",
            "a:010x0x10",
            ":1x1",
            "a:1x2x3",
            "a:1x2 ",
            "a: +1x+2",
            "a=b:1x1",
            "a::5x6");
    private static final Gen VDISPL = spec(
            word("backend", text()),
            word("be-alloc", flag()),
            dice -> "connectors=" + CONNECTORS.draw(dice),
            dice -> "connectors=" + CONNECTORS.draw(dice));

    @Override
    public String name() {
        return "vdispl";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("vdispl", list(VDISPL)));
    }
}
