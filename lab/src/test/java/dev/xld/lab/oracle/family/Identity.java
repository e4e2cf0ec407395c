package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Who the domain is: name, uuid, type, labels, pool. */
final class Identity implements Family {
    @Override
    public String name() {
        return "identity";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("name", atom(text())),
                new Key(
                        "uuid",
                        atom(words(
                                "1f91beb3-4f56-4351-a7c7-8b28e716eb87",
                                "1F91BEB34F564351A7C78B28E716EB87",
                                "1f91beb3-4f56-4351-a7c7-8b28e716eb8",
                                "1f91beb3-4f56-4351-a7c7-8b28e716eb87x",
                                "1f91beb34f56-4351-a7c7-8b28e716eb87",
                                " 1f91beb3-4f56-4351-a7c7-8b28e716eb87",
                                "gf91beb3-4f56-4351-a7c7-8b28e716eb87"))),
                new Key("type", atom(words("pv", "pvh", "hvm", "h", "p", "", "pvx", "HVM", "hv"))),
                new Key("builder", atom(words("hvm", "generic", "linux", "gen", "", "h"))),
                new Key("pool", atom(text())),
                new Key("seclabel", atom(text())),
                new Key("init_seclabel", atom(text())),
                new Key("nomigrate", atom(flag())),
                new Key("localtime", atom(flag())),
                new Key("rtc_timeoffset", atom(number())),
                new Key("vncviewer", atom(flag())));
    }
}
