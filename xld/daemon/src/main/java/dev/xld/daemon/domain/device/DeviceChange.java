package dev.xld.daemon.domain.device;

import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.domain.registry.Facts;
import dev.xld.daemon.plan.JournalEntry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One device of one domain, as the journal keeps it while something is done to it. */
record DeviceChange(DeviceAddress device, UUID uuid) {
    private static final String KIND = "kind";
    private static final String DEVID = "devid";
    private static final String BACKEND_DOMID = "backendDomid";
    private static final String BACKEND_KIND = "backendKind";

    Map<String, String> facts() {
        return Map.of(
                Facts.UUID_KEY,
                uuid.toString(),
                Facts.DOMID,
                Integer.toString(device.domid()),
                KIND,
                device.kind(),
                DEVID,
                Integer.toString(device.devid()),
                BACKEND_DOMID,
                Integer.toString(device.backendDomid()),
                BACKEND_KIND,
                device.backendKind());
    }

    static DeviceChange of(JournalEntry entry) {
        return new DeviceChange(
                new DeviceAddress(
                        number(entry, Facts.DOMID),
                        text(entry, KIND),
                        number(entry, DEVID),
                        number(entry, BACKEND_DOMID),
                        text(entry, BACKEND_KIND)),
                Facts.uuid(entry));
    }

    private static int number(JournalEntry entry, String key) {
        return Integer.parseInt(text(entry, key));
    }

    private static String text(JournalEntry entry, String key) {
        Optional<String> fact = entry.fact(key);
        return fact.orElseThrow(() -> new IllegalArgumentException("the journal entry has no " + key));
    }

    /** For the log: {@code vbd 51712 of domain 3}. */
    String words() {
        return device.kind() + " " + device.devid() + " of domain " + device.domid();
    }
}
