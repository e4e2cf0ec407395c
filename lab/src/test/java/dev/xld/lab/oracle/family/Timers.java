package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** How time passes in the guest. */
final class Timers implements Family {
    @Override
    public String name() {
        return "timers";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key(
                        "timer_mode",
                        atom(mostly(words(
                                "delay_for_missed_ticks",
                                "no_delay_for_missed_ticks",
                                "no_missed_ticks_pending",
                                "one_missed_tick_pending",
                                "0",
                                "1",
                                "2",
                                "3",
                                "4",
                                "-1",
                                "unknown",
                                "0x2")))),
                new Key(
                        "tsc_mode",
                        atom(mostly(words(
                                "default",
                                "always_emulate",
                                "native",
                                "native_paravirt",
                                "0",
                                "1",
                                "2",
                                "3",
                                "4",
                                "-1",
                                "fast",
                                "Native",
                                "0x1")))),
                new Key("rtc_timeoffset", atom(number())),
                new Key("localtime", atom(flag())));
    }

    @Override
    public List<String> guests() {
        return List.of("hvm", "pvh", "pv");
    }
}
