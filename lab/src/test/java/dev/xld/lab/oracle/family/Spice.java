package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.text;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** The SPICE display. */
final class Spice implements Family {
    @Override
    public String name() {
        return "spice";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("spice", atom(flag())),
                new Key("spicedisable_ticketing", atom(flag())),
                new Key("spiceagent_mouse", atom(flag())),
                new Key("spicevdagent", atom(flag())),
                new Key("spice_clipboard_sharing", atom(flag())),
                new Key("spiceport", atom(number())),
                new Key("spicetls_port", atom(number())),
                new Key("spiceusbredirection", atom(number())),
                new Key("spicehost", atom(text())),
                new Key("spicepasswd", atom(text())),
                new Key("spice_image_compression", atom(text())),
                new Key("spice_streaming_video", atom(text())));
    }

    @Override
    public List<String> guests() {
        return List.of("hvm", "hvm", "hvm", "pv");
    }
}
