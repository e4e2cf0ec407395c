package dev.xld.lab.oracle;

/**
 * A key of xl.cfg.
 *
 * @param value draws values of the right shape
 */
public record Key(String name, Gen value) {
    /** An assignment, at times of a value of a wrong shape. */
    String assignment(Dice dice) {
        String text = (dice.chance(90) ? value : wrong()).draw(dice);
        return name + dice.of(" = ", "=", " =", "= ") + text;
    }

    private static Gen wrong() {
        return Gen.oneOf(
                Gen.atom(Gen.any()),
                Gen.atom(Gen.number()),
                Gen.list(Gen.any()),
                Gen.words("[]", "[ [ ] ]", "[ ['a','b'], 'c' ]", "''"));
    }
}
