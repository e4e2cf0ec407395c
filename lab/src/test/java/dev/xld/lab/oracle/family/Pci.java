package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.oneOf;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Devices passed through, and their defaults. */
final class Pci implements Family {
    private static final Gen BDF = words(
            "01:02.3",
            "0000:01:02.3",
            "ffff:ff:1f.7",
            "01:02.*",
            "1:2.3",
            "0:0.0",
            "01:02.8",
            "01:20.0",
            "100:02.0",
            "10000:0:0.0",
            "01:02",
            "01.02.3",
            "x",
            "0x1:0x2.0x3",
            " 01:02.3",
            "01:02.3 ",
            "01:02.0-3",
            "a:b.c",
            "0:1:2:3.4",
            "-1:2.3",
            "01:02.",
            "+1:2.3",
            "00:1D.0");
    private static final Gen SLOT = words("", "", "", "@5", "@1f", "@20", "@", "@x", "@0x3", "@05", "@5@6", "@ 5");
    private static final Gen OPTION = oneOf(
            word("permissive", flag()),
            word("msitranslate", flag()),
            word("seize", flag()),
            word("power_mgmt", flag()),
            word("rdm_policy", words("strict", "relaxed", "lax", "invalid", "")),
            word("vslot", words("5", "1f", "20", "x")),
            word("permissive", number()));
    private static final Gen NAMED = spec(OPTION, word("bdf", BDF), word("name", text()), OPTION);
    private static final Gen PCI = dice -> {
        if (dice.chance(20)) {
            return NAMED.draw(dice);
        }
        StringBuilder pci = new StringBuilder(dice.chance(70) ? "01:02.3" : BDF.draw(dice)).append(SLOT.draw(dice));
        while (dice.chance(40)) {
            pci.append(dice.chance(5) ? ", " : ",").append(dice.chance(5) ? "foo=1" : OPTION.draw(dice));
        }
        return pci.append(dice.chance(5) ? "," : "").toString();
    };

    @Override
    public String name() {
        return "pci";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("pci", list(PCI)),
                new Key("pci", list(PCI)),
                new Key("pci_permissive", atom(flag())),
                new Key("pci_msitranslate", atom(flag())),
                new Key("pci_seize", atom(flag())),
                new Key("pci_power_mgmt", atom(flag())),
                new Key("rdm", atom(words("strategy=host", "strategy=host,policy=lax"))),
                new Key("e820_host", atom(flag())));
    }
}
