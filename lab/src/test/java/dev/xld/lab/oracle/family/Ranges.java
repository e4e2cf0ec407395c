package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Ports, interrupts, memory and device tree nodes given to the guest. */
final class Ranges implements Family {
    private static final Gen PORT = mostly(words(
            "2f8",
            "2f8-2ff",
            "0x10-0x1f",
            "0",
            "FFFFFFFE",
            "ffffffff",
            "2ff-2f8",
            "2f8x",
            "2f8-",
            "2f8-2ffx",
            "2f8-x",
            "1-100000000",
            " 1",
            "-1",
            "1 - 2",
            "1- 2",
            "0x",
            "fffffffffffffffff",
            "1-fffffffe",
            "+5-+6"));
    private static final Gen MEMORY = mostly(words(
            "f0000,10",
            "0xf0000,0x1",
            "1,2@3",
            "abc, 1@ff",
            " 1,2",
            "10000000000,1",
            "1",
            "1,2x",
            "1,2@",
            "a,z",
            "1,2@3x",
            "1 ,2",
            "1,-2",
            "-1,+2",
            "1,2 @3",
            "1,2@ 3",
            "fffffffffffffffff,1",
            "0x,1",
            "1,0x",
            ",1"));

    @Override
    public String name() {
        return "ranges";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("ioports", list(PORT)),
                new Key("irqs", list(number())),
                new Key("iomem", list(MEMORY)),
                new Key("dtdev", list(text())),
                new Key(
                        "passthrough",
                        atom(words(
                                "disabled", "enabled", "sync_pt", "share_pt", "default", "unknown", "yes", "1", ""))));
    }
}
