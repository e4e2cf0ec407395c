package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Virtual TPMs. */
final class Vtpms implements Family {
    private static final Gen VTPM = spec(
            word("backend", text()),
            word("backend", text()),
            word(
                    "uuid",
                    words(
                            "12345678-9abc-def0-1234-56789abcdef0",
                            "123456789abcdef0123456789abcdef0",
                            "1234",
                            "12345678-9ABC-DEF0-1234-56789ABCDEF0",
                            "x")),
            word("backend", text()));

    @Override
    public String name() {
        return "vtpm";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("vtpm", list(VTPM)));
    }
}
