package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.text;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** What a stub domain boots. */
final class Stubdomain implements Family {
    @Override
    public String name() {
        return "stubdomain";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("stubdomain_kernel", atom(text())),
                new Key("stubdomain_cmdline", atom(text())),
                new Key("stubdomain_ramdisk", atom(text())),
                new Key("stubdomain_memory", atom(number())),
                new Key("device_model_stubdomain_override", atom(flag())));
    }

    @Override
    public List<String> guests() {
        return List.of("hvm", "pvh", "pv");
    }
}
