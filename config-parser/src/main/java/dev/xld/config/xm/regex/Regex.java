package dev.xld.config.xm.regex;

import dev.xld.config.xm.regex.RegexNode.Place;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Halt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A regular expression as a program for {@link RegexSearch}, which follows all its ways at once: time is text times program,
 * so no expression explodes. Immutable once made.
 */
public final class Regex {
    public static final int IGNORECASE = 2;
    public static final int MULTILINE = 8;
    public static final int DOTALL = 16;

    private static final int MAX_PROGRAM = 4000;

    /** An instruction. */
    sealed interface Step {
        /** Takes one character. */
        record Take(CharSet set) implements Step {}

        /** Goes on where the text is at such a place. */
        record At(Place.Kind kind) implements Step {}

        /** Remembers the position. */
        record Save(int slot) implements Step {}

        /** Goes on at both, the first one preferred. */
        record Fork(int first, int second) implements Step {}

        /** The end. */
        record Match() implements Step {}
    }

    private final List<Step> program = new ArrayList<>();
    private final Budget budget;
    private final boolean ignoreCase;
    private final int groups;
    private final Map<String, Integer> names;
    private final String text;

    public Regex(String text, int flags, Budget budget) {
        this.text = text;
        this.budget = budget;
        if (text.length() > MAX_PROGRAM) {
            throw new Halt("a regular expression is longer than " + MAX_PROGRAM + " characters", "write a simpler one");
        }
        budget.room(text.length());
        RegexParser parser = new RegexParser(text, flags);
        RegexNode node = parser.parse();
        this.ignoreCase = parser.ignoreCase();
        this.groups = parser.groups();
        this.names = Map.copyOf(parser.names());
        compile(new RegexNode.Group(node, 0));
        add(new Step.Match());
    }

    List<Step> program() {
        return program;
    }

    String text() {
        return text;
    }

    boolean ignoreCase() {
        return ignoreCase;
    }

    int groups() {
        return groups;
    }

    Map<String, Integer> names() {
        return names;
    }

    private int add(Step step) {
        budget.step();
        if (program.size() == MAX_PROGRAM) {
            throw new Halt("a regular expression is longer than " + MAX_PROGRAM + " steps", "write a simpler one");
        }
        program.add(step);
        return program.size() - 1;
    }

    private void compile(RegexNode node) {
        if (node instanceof RegexNode.One one) {
            add(new Step.Take(one.set()));
        } else if (node instanceof Place place) {
            add(new Step.At(place.kind()));
        } else if (node instanceof RegexNode.Sequence sequence) {
            sequence.parts().forEach(this::compile);
        } else if (node instanceof RegexNode.Group group) {
            add(new Step.Save(2 * group.number()));
            compile(group.body());
            add(new Step.Save(2 * group.number() + 1));
        } else if (node instanceof RegexNode.Choice choice) {
            choice(choice.options());
        } else if (node instanceof RegexNode.Repeat repeat) {
            repeat(repeat);
        }
    }

    private void choice(List<RegexNode> options) {
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < options.size() - 1; i++) {
            int fork = add(new Step.Match());
            compile(options.get(i));
            jumps.add(add(new Step.Match()));
            program.set(fork, new Step.Fork(fork + 1, program.size()));
        }
        compile(options.get(options.size() - 1));
        int end = program.size();
        jumps.forEach(jump -> program.set(jump, new Step.Fork(end, end)));
    }

    private void repeat(RegexNode.Repeat repeat) {
        for (int i = 0; i < repeat.least(); i++) {
            compile(repeat.body());
        }
        if (repeat.most() < 0) {
            int fork = add(new Step.Match());
            compile(repeat.body());
            add(new Step.Fork(fork, fork));
            program.set(fork, fork(repeat.greedy(), fork + 1, program.size()));
            return;
        }
        List<Integer> forks = new ArrayList<>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            forks.add(add(new Step.Match()));
            compile(repeat.body());
        }
        int end = program.size();
        forks.forEach(fork -> program.set(fork, fork(repeat.greedy(), fork + 1, end)));
    }

    private static Step fork(boolean greedy, int into, int past) {
        return greedy ? new Step.Fork(into, past) : new Step.Fork(past, into);
    }
}
