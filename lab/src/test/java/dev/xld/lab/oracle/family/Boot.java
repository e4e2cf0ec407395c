package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.oneOf;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Kernel, ramdisk, command line and bootloader. */
final class Boot implements Family {
    @Override
    public String name() {
        return "boot";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("kernel", atom(text())),
                new Key("ramdisk", atom(text())),
                new Key("cmdline", atom(text())),
                new Key("root", atom(text())),
                new Key("extra", atom(text())),
                new Key(
                        "bootloader",
                        atom(words("pygrub", "/usr/bin/pygrub", "", "/usr/lib/xen-4.17/bin/pygrub", "a b"))),
                new Key(
                        "bootloader_args",
                        oneOf(list(text()), list(text()), atom(words("-q", "-q  --x", "a\tb c\n", " x ")))),
                new Key("firmware", atom(words("pvgrub32", "pvgrub64", "pvgrub", "", "uefi", "bios", "ovmf", "/f"))),
                new Key("e820_host", atom(flag())));
    }

    @Override
    public List<String> guests() {
        return List.of("pv", "pv", "pvh");
    }
}
