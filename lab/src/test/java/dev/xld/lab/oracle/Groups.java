package dev.xld.lab.oracle;

import dev.xld.lab.oracle.family.Families;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What {@link DifferentialTest} draws configs from: each family by itself, {@code mixed} for all chosen families together,
 * {@code mutations} for damaged ones of these, {@code syntax} for soup of tokens.
 */
final class Groups {
    /** The families our reader answers for as xl does. */
    private static final List<String> PASSING =
            List.of("identity", "memory", "lifecycle", "boot", "disk", "mixed", "mutations", "syntax");

    private static final String[] SOUP = {
        "a",
        "b",
        "name",
        "kernel",
        "disk",
        "=",
        "=",
        "+=",
        "[",
        "]",
        ",",
        ";",
        "\n",
        "\n",
        "\n",
        " ",
        "#",
        "'a'",
        "\"b\"",
        "'",
        "\"",
        "\\",
        "1",
        "0x2",
        "1F",
        "-",
        "(",
        ":",
        "x.y",
        "_",
        ".",
        "'\\n'",
        "'\\x41'",
        "'\\1'",
        "'\\q'",
        "\r",
        "\t",
        "A",
        "['a']",
        "[[1],2,]"
    };

    /** @param make draws a config */
    record Group(String name, Function<Dice, String> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Groups() {}

    /** Those named by {@code -Dxld.differential.groups}: names with commas between, or {@code all}. */
    static List<Group> chosen() {
        String wanted = System.getProperty("xld.differential.groups", String.join(",", PASSING));
        List<Family> families = Families.all();
        List<String> names = wanted.equals("all")
                ? Stream.concat(families.stream().map(Family::name), Stream.of("mixed", "mutations", "syntax"))
                        .toList()
                : Arrays.asList(wanted.split(","));
        List<Family> chosen = families.stream()
                .filter(family -> names.contains(family.name()))
                .toList();
        List<Family> together = chosen.isEmpty()
                ? families.stream().filter(f -> PASSING.contains(f.name())).toList()
                : chosen;
        List<Group> groups = new ArrayList<>();
        for (Family family : chosen) {
            groups.add(new Group(family.name(), new ConfigMaker(List.of(family), 6)::make));
        }
        ConfigMaker mixed = new ConfigMaker(together, 8);
        ConfigMaker few = new ConfigMaker(together, 3);
        List<Group> whole = List.of(
                new Group("mixed", mixed::make),
                new Group("mutations", dice -> Mutator.mutate(dice, few.make(dice))),
                new Group("syntax", Groups::soup));
        whole.stream().filter(group -> names.contains(group.name())).forEach(groups::add);
        if (groups.size() != names.size()) {
            throw new IllegalArgumentException("xld.differential.groups: one of " + names + " is none of "
                    + families.stream().map(Family::name).toList() + ", mixed, mutations, syntax");
        }
        return groups;
    }

    private static String soup(Dice dice) {
        StringBuilder soup = new StringBuilder("name='g'\nuuid='0a0b0c0d-0001-0002-0003-000000000009'\nkernel='k'\n");
        for (int i = dice.below(25); i >= 0; i--) {
            soup.append(dice.of(SOUP));
        }
        return soup.toString();
    }
}
