package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** What happens when the domain ends. */
final class Lifecycle implements Family {
    private static final Gen ACTION = mostly(words(
            "destroy",
            "restart",
            "rename-restart",
            "preserve",
            "coredump-destroy",
            "coredump-restart",
            "soft-reset",
            "soft_reset",
            "Destroy"));

    @Override
    public String name() {
        return "lifecycle";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("on_poweroff", atom(ACTION)),
                new Key("on_reboot", atom(ACTION)),
                new Key("on_watchdog", atom(ACTION)),
                new Key("on_crash", atom(ACTION)),
                new Key("on_soft_reset", atom(ACTION)));
    }
}
