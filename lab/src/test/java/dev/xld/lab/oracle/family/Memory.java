package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.number;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Memory, grants and event channels. */
final class Memory implements Family {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("memory", atom(number())),
                new Key("maxmem", atom(number())),
                new Key("shadow_memory", atom(number())),
                new Key("videoram", atom(number())),
                new Key("max_grant_frames", atom(number())),
                new Key("max_maptrack_frames", atom(number())),
                new Key("max_grant_version", atom(number())),
                new Key("max_event_channels", atom(number())),
                new Key("oos", atom(flag())),
                new Key("hap", atom(flag())));
    }
}
