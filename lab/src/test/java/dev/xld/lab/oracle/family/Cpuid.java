package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.oneOf;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** What the guest is told of its cpus. */
final class Cpuid implements Family {
    private static final Gen VALUE =
            words("0", "1", "x", "k", "s", "0x3", "255", "16", "21", "-1", "", "q", "1x", "xx", "010", " 1");
    private static final Gen NAME = words(
            "tm",
            "sse3",
            "family",
            "model",
            "stepping",
            "maxleaf",
            "proccount",
            "clflush",
            "brandid",
            "localapicid",
            "sse4_1",
            "sse4.2",
            "nc",
            "apicidsize",
            "procpkg",
            "htt",
            "svm_npt",
            "lfence+",
            "invtsc",
            "avx512-vnni",
            "rdcl-no",
            "eibrs",
            "mds-no",
            "ssb-no",
            "pae",
            "vmx",
            "xsave",
            "aes",
            "TM",
            "bogus",
            "host",
            "maxhvleaf",
            "arat",
            "tsc_adjust",
            "cmt",
            "ppin",
            "btc-no",
            "sse4_2",
            "cmpxchg16",
            "lahfsahf",
            "fsgsbase",
            "rtm",
            "3dnow",
            "lm",
            "nx",
            "page1gb",
            "x2apic",
            "tsc-deadline",
            "erms",
            "intel-psfd",
            "fb-clear",
            "xsaves",
            "",
            "avx512f",
            "cx16");
    private static final Gen TEXT = dice -> {
        StringBuilder text =
                new StringBuilder(dice.of("host", "host", "host", "host", "host", "host", "", "tm=0", " host"));
        while (dice.chance(80)) {
            text.append(dice.chance(5) ? ",," : ",")
                    .append(NAME.draw(dice))
                    .append(dice.chance(4) ? "" : "=" + VALUE.draw(dice));
        }
        return text.toString();
    };
    private static final Gen BITS = words(
            "xxxxxxxxxxxxxxxxxxxxxxxx00001010",
            "11111111111111111111111111111111",
            "kkkkssss0000xxxxkkkkssss0000xxxx",
            "abcdefghijklmnopqrstuvwxyzABCDEF",
            "0x1",
            "",
            "1111111111111111111111111111111",
            "111111111111111111111111111111111");
    private static final Gen LEAF = dice -> {
        StringBuilder text = new StringBuilder(dice.of(
                        "0", "1", "4,0", "0x80000001", "7,0", "1", "x", "1,y", "4294967296", "010", "-1", " 1", "1 "))
                .append(dice.of(":", ":", ":", ":", ":", ":", ""));
        do {
            text.append(dice.of("eax", "ebx", "ecx", "edx", "eax", "ebx", "ecx", "edx", "eex", "fax", "ea", "", " eax"))
                    .append(dice.of("=", "=", "=", "=", "=", "=", ""))
                    .append(dice.chance(70) ? "xxxxxxxxxxxxxxxxxxxxxxxx00001010" : BITS.draw(dice));
            text.append(dice.of(",", ",", ", ", ""));
        } while (dice.chance(40));
        return text.toString();
    };

    @Override
    public String name() {
        return "cpuid";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("cpuid", oneOf(atom(TEXT), atom(TEXT), list(LEAF))));
    }
}
