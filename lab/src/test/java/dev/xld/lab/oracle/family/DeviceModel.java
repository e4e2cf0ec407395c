package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** The device model and its stub domain. */
final class DeviceModel implements Family {
    @Override
    public String name() {
        return "device-model";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("device_model", atom(words("/usr/lib/xen/bin/qemu-dm", "stubdom-dm", "x"))),
                new Key("device_model_version", atom(mostly(words("qemu-xen", "qemu-xen-traditional", "qemu")))),
                new Key("device_model_override", atom(text())),
                new Key("device_model_args", list(text())),
                new Key("device_model_args_pv", list(text())),
                new Key("device_model_args_hvm", list(text())),
                new Key("stubdomain_memory", atom(number())),
                new Key("device_model_stubdomain_override", atom(flag())),
                new Key("device_model_user", atom(text())),
                new Key("device_model_stubdomain_seclabel", atom(text())));
    }
}
