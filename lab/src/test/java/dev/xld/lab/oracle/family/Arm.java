package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Keys for Arm, which are checked everywhere. */
final class Arm implements Family {
    @Override
    public String name() {
        return "arm";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("vuart", atom(mostly(words("sbsa_uart", "unknown", "pl011")))),
                new Key("gic_version", atom(mostly(words("v2", "v3", "default", "0x20", "0x30", "V2")))),
                new Key("tee", atom(mostly(words("none", "optee", "unknown", "ffa")))),
                new Key("device_tree", atom(text())));
    }
}
