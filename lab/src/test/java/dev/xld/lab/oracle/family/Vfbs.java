package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
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

/** Framebuffers, and the keys that stand for one. */
final class Vfbs implements Family {
    private static final Gen LISTEN = words("127.0.0.1", "0.0.0.0:3", "::", ":1", "");
    private static final Gen VFB = spec(
            word("vnc", flag()),
            word("vnclisten", LISTEN),
            word("vncpasswd", text()),
            word("vncdisplay", number()),
            word("vncunused", flag()),
            word("keymap", text()),
            word("sdl", flag()),
            word("opengl", flag()),
            word("display", text()),
            word("xauthority", text()),
            word("type", words("vnc", "sdl")),
            word("vnc", number()));

    @Override
    public String name() {
        return "vfb";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("vfb", list(VFB)),
                new Key("vfb", list(VFB)),
                new Key("vnc", atom(flag())),
                new Key("vnc", atom(flag())),
                new Key("vnclisten", atom(LISTEN)),
                new Key("vncdisplay", atom(number())),
                new Key("vncunused", atom(flag())),
                new Key("vncpasswd", atom(text())),
                new Key("keymap", atom(text())),
                new Key("sdl", atom(flag())),
                new Key("opengl", atom(flag())),
                new Key("display", atom(text())),
                new Key("xauthority", atom(text())));
    }
}
