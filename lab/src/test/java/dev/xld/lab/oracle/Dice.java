package dev.xld.lab.oracle;

import java.util.List;
import java.util.Random;

/** Chance with a seed: the same throws in each run. One thread. */
public final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Yes in so many of a hundred. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
