package dev.xld.config.xm.regex;

import java.util.List;

/** A part of a regular expression. Made by {@link RegexParser}, compiled by {@link Regex}. Immutable. */
sealed interface RegexNode {
    /** One character. */
    record One(CharSet set) implements RegexNode {}

    /** A place between characters. */
    record Place(Kind kind) implements RegexNode {
        /** Which one. */
        enum Kind {
            TEXT_START,
            TEXT_END,
            LINE_START,
            LINE_END,
            LAST_LINE_END,
            WORD_EDGE,
            NO_WORD_EDGE
        }
    }

    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /** The first that fits is preferred. */
    record Choice(List<RegexNode> options) implements RegexNode {}

    /** A group; numbers count from 1. */
    record Group(RegexNode body, int number) implements RegexNode {}

    /** @param most -1 for any number */
    record Repeat(RegexNode body, int least, int most, boolean greedy) implements RegexNode {}
}
