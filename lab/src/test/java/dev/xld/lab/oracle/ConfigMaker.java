package dev.xld.lab.oracle;

import java.util.ArrayList;
import java.util.List;

/** Draws whole configs of the keys of some families. One thread. */
final class ConfigMaker {
    private static final String UUID = "0a0b0c0d-0001-0002-0003-000000000009";

    private final List<Family> families;
    private final int most;

    /** @param most how many keys a config has at most, beside name, uuid, type and kernel */
    ConfigMaker(List<Family> families, int most) {
        this.families = List.copyOf(families);
        this.most = most;
    }

    String make(Dice dice) {
        Family first = dice.of(families);
        String guest = dice.of(first.guests());
        List<String> lines = new ArrayList<>();
        if (!dice.chance(1)) {
            lines.add("name = \"g\"");
        }
        lines.add("uuid = '" + UUID + "'");
        if (!guest.equals("pv") || dice.chance(50)) {
            lines.add("type = \"" + guest + "\"");
        }
        if (!guest.equals("hvm") && !dice.chance(5)) {
            lines.add("kernel = '/k'");
        }
        for (int i = 1 + dice.below(most); i > 0; i--) {
            Family family = dice.chance(60) ? first : dice.of(families);
            lines.add(dice.of(family.keys()).assignment(dice));
        }
        return laidOut(dice, lines);
    }

    private static String laidOut(Dice dice, List<String> lines) {
        StringBuilder config = new StringBuilder();
        for (String line : lines) {
            config.append(dice.chance(2) ? "  " : "").append(line);
            config.append(
                    dice.chance(3) ? dice.of(";", " ; ", "\n\n", " # a comment\n", "#x\n", "\n# one\n \n") : "\n");
        }
        if (dice.chance(3)) {
            config.setLength(config.length() - 1);
        }
        return config.toString();
    }
}
