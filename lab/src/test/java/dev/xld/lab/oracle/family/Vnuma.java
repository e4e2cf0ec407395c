package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.listOf;
import static dev.xld.lab.oracle.Gen.oneOf;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Virtual NUMA nodes. */
final class Vnuma implements Family {
    private static final Gen NODE = listOf(
            atom(oneOf(
                    word("size", words("512", "256", "0", "x", "-1", "0x10", "5x")),
                    word("vcpus", words("0-1", "2,3", "0", "1-0", "5", "0,0", "7-9")),
                    word("vdistances", words("10,20", "20", "10", "x", "10,,20", "-1")),
                    word("pnode", words("0", "1", "2", "-1", "x", "01")),
                    words("colour=red", "size", " size = 512 ", "vcpus = 0-1", "=", "a=b=c", "size=512=3"))),
            4);

    @Override
    public String name() {
        return "vnuma";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("vnuma", listOf(NODE, 3)),
                new Key("vnuma", listOf(NODE, 3)),
                new Key("vcpus", atom(words("1", "2", "4"))),
                new Key("maxvcpus", atom(words("2", "4", "6"))),
                new Key("maxmem", atom(words("512", "1024"))),
                new Key("memory", atom(words("512", "100"))));
    }
}
