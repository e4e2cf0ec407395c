package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** PV calls. */
final class Pvcalls implements Family {
    @Override
    public String name() {
        return "pvcalls";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("pvcalls", list(spec(word("backend", text()), word("backend", text())))));
    }
}
