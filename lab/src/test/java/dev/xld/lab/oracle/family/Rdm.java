package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Reserved device memory. */
final class Rdm implements Family {
    @Override
    public String name() {
        return "rdm";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key(
                        "rdm",
                        atom(mostly(spec(
                                word("strategy", words("host", "host", "none")),
                                word("policy", words("strict", "relaxed", "lax")),
                                word("strategy", words("host")))))),
                new Key("rdm_mem_boundary", atom(number())),
                new Key("pci", list(words("01:02.3", "01:02.3,rdm_policy=relaxed"))));
    }
}
