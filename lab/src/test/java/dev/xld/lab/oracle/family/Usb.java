package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** USB controllers and devices. */
final class Usb implements Family {
    private static final Gen CONTROLLER = spec(
            word("type", words("auto", "pv", "qusb", "devicemodel", "PV", "xhci")),
            word("version", number()),
            word("ports", number()));
    private static final Gen DEVICE = spec(
            word("type", words("hostdev", "hostdev", "HOSTDEV", "x")),
            word("hostbus", number()),
            word("hostaddr", number()),
            word("controller", number()),
            word("port", number()));

    @Override
    public String name() {
        return "usb";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("usbctrl", list(CONTROLLER)), new Key("usbdev", list(DEVICE)));
    }
}
