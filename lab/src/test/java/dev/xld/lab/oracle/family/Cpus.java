package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.oneOf;
import static dev.xld.lab.oracle.Gen.small;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Vcpus, where they run, and how much of it. */
final class Cpus implements Family {
    private static final Gen CPUS = mostly(words(
            "0",
            "1",
            "0-3",
            "2-5,^3",
            "^0",
            "all",
            "all,^1-6",
            "^all",
            "node:0",
            "nodes:0-1",
            "nodes:all",
            "^node:1",
            "all,^nodes:0",
            "3-1",
            "0-",
            "-1",
            "7,8,9",
            "0-63",
            "",
            ",",
            " 1",
            "1 ",
            "+1",
            "0x2",
            "010",
            "ALL",
            "node:",
            "nodes:1,^4-4",
            "node:1-0",
            "2,,3",
            "99999999999999999999",
            "0-1-2",
            "^^1",
            "all,x"));

    @Override
    public String name() {
        return "cpus";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("vcpus", atom(small())),
                new Key("maxvcpus", atom(small())),
                new Key("cpus", oneOf(atom(CPUS), list(CPUS))),
                new Key("cpus_soft", oneOf(atom(CPUS), list(CPUS))),
                new Key("cpu_weight", atom(number())),
                new Key("cap", atom(number())),
                new Key("period", atom(number())),
                new Key("slice", atom(number())),
                new Key("latency", atom(number())),
                new Key("extratime", atom(number())));
    }
}
