package dev.xld.config.xm.regex;

import dev.xld.config.xm.regex.Regex.Step;
import dev.xld.config.xm.regex.RegexNode.Place;
import dev.xld.config.xm.value.Budget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One search of a {@link Regex} in a text: all ways through its program side by side. One evaluation, one thread. */
final class RegexSearch {
    /** A way: the instruction it is at, and the starts and ends of groups it saw. */
    private record Way(int step, int[] saved) {}

    private final Regex regex;
    private final List<Step> program;
    private final String text;
    private final Budget budget;
    private final int[] seen;
    private final Deque<Way> open = new ArrayDeque<>();

    RegexSearch(Regex regex, String text, Budget budget) {
        this.regex = regex;
        this.program = regex.program();
        this.text = text;
        this.budget = budget;
        this.seen = new int[program.size()];
    }

    /**
     * Starts and ends of all groups of the first match, -1 for what is not in it; null for no match.
     *
     * @param anchored whether it must start right there
     */
    int @Nullable [] find(int from, boolean anchored) {
        Arrays.fill(seen, -1);
        budget.steps(1 + seen.length / 64);
        int[] nothing = new int[2 * regex.groups() + 2];
        Arrays.fill(nothing, -1);
        int[] found = null;
        List<Way> ways = new ArrayList<>();
        for (int at = from; at <= text.length(); at++) {
            List<Way> next = new ArrayList<>();
            if (found == null && (at == from || !anchored)) {
                follow(new Way(0, nothing), at, ways);
            }
            if (ways.isEmpty() && (found != null || anchored)) {
                break;
            }
            budget.steps(1 + ways.size() / 4);
            for (Way way : ways) {
                Step step = program.get(way.step());
                if (step instanceof Step.Match) {
                    found = way.saved();
                    break;
                }
                budget.steps(step instanceof Step.Take set ? set.set().ranges().size() >> 4 : 0);
                if (step instanceof Step.Take take && at < text.length() && takes(take.set(), text.charAt(at))) {
                    follow(new Way(way.step() + 1, way.saved()), at + 1, next);
                }
            }
            ways = next;
        }
        return found;
    }

    private boolean takes(CharSet set, char c) {
        return regex.ignoreCase() ? set.hasAnyCase(c) : set.has(c);
    }

    /** Adds all instructions that take a character and can be reached from here, the preferred ones first. */
    private void follow(Way start, int at, List<Way> into) {
        open.push(start);
        int count = 0;
        while (!open.isEmpty()) {
            Way way = open.pop();
            if (seen[way.step()] == at) {
                continue;
            }
            seen[way.step()] = at;
            count++;
            Step step = program.get(way.step());
            if (step instanceof Step.Fork fork) {
                open.push(new Way(fork.second(), way.saved()));
                open.push(new Way(fork.first(), way.saved()));
            } else if (step instanceof Step.Save save) {
                int[] saved = way.saved().clone();
                saved[save.slot()] = at;
                budget.steps(saved.length >> 4);
                open.push(new Way(way.step() + 1, saved));
            } else if (step instanceof Step.At place) {
                if (isAt(place.kind(), at)) {
                    open.push(new Way(way.step() + 1, way.saved()));
                }
            } else {
                into.add(way);
            }
        }
        budget.steps(count / 4);
    }

    private boolean isAt(Place.Kind kind, int at) {
        boolean last = at == text.length();
        return switch (kind) {
            case TEXT_START -> at == 0;
            case TEXT_END -> last;
            case LINE_START -> at == 0 || text.charAt(at - 1) == '\n';
            case LINE_END -> last || text.charAt(at) == '\n';
            case LAST_LINE_END -> last || at == text.length() - 1 && text.charAt(at) == '\n';
            case WORD_EDGE -> isWord(at - 1) != isWord(at);
            case NO_WORD_EDGE -> isWord(at - 1) == isWord(at);
        };
    }

    private boolean isWord(int at) {
        return at >= 0 && at < text.length() && CharSet.WORD.has(text.charAt(at));
    }
}
