package dev.xld.config.xm.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Which names the functions being parsed assign, since in Python these are theirs from their first line on. One parse, one
 * thread.
 */
final class Bindings {
    /** The names of one function. */
    record Names(Set<String> locals, Set<String> globals) {}

    private final Deque<Names> open = new ArrayDeque<>();

    void enter() {
        open.push(new Names(new HashSet<>(), new HashSet<>()));
    }

    Names leave() {
        Names names = open.pop();
        names.locals().removeAll(names.globals());
        return names;
    }

    boolean inFunction() {
        return !open.isEmpty();
    }

    void assigned(String name) {
        if (inFunction()) {
            open.getFirst().locals().add(name);
        }
    }

    void global(String name) {
        if (inFunction()) {
            open.getFirst().globals().add(name);
        }
    }
}
