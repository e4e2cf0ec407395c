package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.any;
import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** The shim and the rest of PVH. */
final class Pvh implements Family {
    @Override
    public String name() {
        return "pvh";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("pvshim", atom(flag())),
                new Key("pvshim_path", atom(text())),
                new Key("pvshim_cmdline", atom(text())),
                new Key("pvshim_extra", atom(text())),
                new Key("nestedhvm", atom(flag())),
                new Key("apic", atom(flag())),
                new Key("acpi", atom(flag())),
                new Key("firmware", atom(words("pvgrub64", "pvgrub32", "uefi", ""))),
                new Key("bootloader", atom(text())),
                new Key("timer_mode", atom(any())),
                new Key("e820_host", atom(flag())));
    }

    @Override
    public List<String> guests() {
        return List.of("pvh", "pvh", "pvh", "pv", "hvm");
    }
}
