package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Network cards. */
final class Vifs implements Family {
    private static final Gen RATE = mostly(words(
            "1MB/s",
            "10Mb/s",
            "1GB/s",
            "1KB/s@20ms",
            "1B/s@5us",
            "100b/s@1",
            "1MB/s@20",
            "5GB/s",
            "4294967295B/s@1s",
            "0B/s",
            "10",
            "10MB",
            "10MB/s@",
            "10mb/s",
            "1MB/s@20m",
            "1MB/s@20u",
            " 1MB/s",
            "1TB/s",
            "7b/s",
            "99999999999999999999B/s",
            "1MB/s@0",
            "1MB/s@99999999999",
            "18446744073709551615GB/s",
            "1MB/s@5000s"));
    private static final Gen VIF = spec(
            word("type", words("ioemu", "vif", "VIF", "netfront")),
            word(
                    "mac",
                    words(
                            "00:16:3e:11:22:33",
                            "00-16-3E-1-2-3",
                            "00:16:3e:11:22",
                            "100:16:3e:11:22:33",
                            "x",
                            "00:16:3e:11:22:33:44",
                            " 0:1:2:3:4:5",
                            "0x1:2:3:4:5:6",
                            "-1:2:3:4:5:6",
                            "00163e112233")),
            word("bridge", text()),
            word("gatewaydev", text()),
            word("netdev", text()),
            word("ip", words("10.0.0.1", "10.0.0.1 10.0.0.2", "")),
            word("script", text()),
            word("backend", text()),
            word("vifname", text()),
            word("model", text()),
            word("rate", RATE),
            word("rate", RATE),
            word("mtu", number()),
            word("devid", number()),
            words("trusted", "untrusted", "trusted=1", "Trusted"),
            word("accel", number()));

    @Override
    public String name() {
        return "vif";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("vif", list(VIF)), new Key("vif", list(VIF)), new Key("vif2", list(VIF)));
    }
}
