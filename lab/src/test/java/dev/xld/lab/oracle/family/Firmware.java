package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Where an HVM guest boots from. */
final class Firmware implements Family {
    @Override
    public String name() {
        return "firmware";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("bios", atom(mostly(words("seabios", "rombios", "ovmf", "unknown", "OVMF", "award")))),
                new Key(
                        "firmware",
                        atom(mostly(words(
                                "uefi",
                                "bios",
                                "seabios",
                                "rombios",
                                "ovmf",
                                "/f",
                                "u",
                                "",
                                "b",
                                "unknown",
                                "pvgrub64")))),
                new Key("bios_path_override", atom(text())),
                new Key("firmware_override", atom(text())),
                new Key("boot", atom(words("c", "d", "n", "cdn", "dca", "", "x"))),
                new Key("kernel", atom(words("/k", "hvmloader", "/usr/lib/xen/boot/hvmloader", ""))),
                new Key("ramdisk", atom(text())),
                new Key("extra", atom(text())),
                new Key("bootloader", atom(text())));
    }

    @Override
    public List<String> guests() {
        return List.of("hvm");
    }
}
