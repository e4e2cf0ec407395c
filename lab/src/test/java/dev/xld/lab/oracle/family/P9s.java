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

/** Directories shared by 9pfs. */
final class P9s implements Family {
    private static final Gen FIELDS = spec(
            word("tag", text()),
            word("security_model", words("none", "mapped")),
            word("path", text()),
            word("backend", text()));
    private static final Gen P9 =
            dice -> dice.of("tag=t,security_model=none,path=/p,", "tag=t,path=/p,", "security_model=none, path=/p,", "")
                    + FIELDS.draw(dice);

    @Override
    public String name() {
        return "p9";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("p9", list(P9)));
    }
}
