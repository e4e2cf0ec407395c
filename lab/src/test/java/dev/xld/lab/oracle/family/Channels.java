package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Channels: consoles for programs. */
final class Channels implements Family {
    private static final Gen FIELDS = spec(
            word("name", text()),
            word("path", text()),
            word("backend", text()),
            word("connection", words("pty", "socket", "PTY", "tcp", " pty ", "")),
            word("connection", words("pty", "socket")));
    private static final Gen CHANNEL =
            dice -> dice.of("connection=pty", "connection=socket,path=/s", " connection = socket , path = /s ", "")
                    + "," + FIELDS.draw(dice);

    @Override
    public String name() {
        return "channel";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("channel", list(CHANNEL)));
    }
}
