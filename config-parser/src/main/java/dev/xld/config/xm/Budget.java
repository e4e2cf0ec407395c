package dev.xld.config.xm;

/**
 * What one evaluation may use: steps, memory, depth. All that repeats, copies or grows asks here first, so no text takes more
 * than seconds or some tens of megabytes. One evaluation, one thread.
 */
final class Budget {
    static final long MAX_STEPS = 1_000_000;
    /** In characters; an element counts as {@value #ELEMENT} of them. */
    static final long MAX_MADE = 16 << 20;

    static final int MAX_STRING = 1 << 20;
    static final int MAX_CALLS = 64;
    static final int MAX_DEPTH = 512;
    /** How deep lists may be nested where something walks through them. */
    static final int MAX_NESTING = 64;
    /** Of an integer. */
    static final int MAX_BITS = 4096;

    private static final int ELEMENT = 64;
    private static final String SIMPLER = "make the file simpler: a config needs little computing";

    private long steps;
    private long made;
    private int calls;
    private int depth;

    void step() {
        steps(1);
    }

    void steps(long count) {
        steps += count;
        if (steps > MAX_STEPS) {
            throw new Halt("evaluation takes more than " + MAX_STEPS + " steps", SIMPLER + ", and loops must end");
        }
    }

    /** Asks for room for characters of one string before it is made. */
    void room(long characters) {
        if (characters > MAX_STRING) {
            throw new Halt("a string of more than " + MAX_STRING + " characters (1 MiB) would be made", SIMPLER);
        }
        made(characters);
        steps(characters >> 8);
    }

    /** Asks for room for elements of lists, tuples and dicts before they are made. */
    void elements(long count) {
        made(count > MAX_MADE ? count : count * ELEMENT);
    }

    private void made(long characters) {
        made += characters;
        if (made > MAX_MADE) {
            throw new Halt("evaluation makes more than 16 MiB of values", SIMPLER);
        }
    }

    /** Pays for one look at all of a value that is passed to a function. */
    void reading(Py value) {
        if (value instanceof Py.Str text) {
            steps(text.value().length() >> 6);
        } else if (value instanceof Py.Tuple tuple) {
            steps(tuple.items().size() >> 4);
        } else if (value instanceof Py.Lazy lazy) {
            steps(lazy.items().size() >> 4);
        } else if (value instanceof Py.Items list) {
            steps(list.items().size() >> 4);
        }
    }

    Py.Str text(String text, boolean unicode) {
        room(text.length());
        return new Py.Str(text, unicode);
    }

    Py.Str text(String text) {
        return text(text, false);
    }

    void enter() {
        if (depth == MAX_DEPTH) {
            throw new Halt("evaluation is nested deeper than " + MAX_DEPTH, SIMPLER);
        }
        depth++;
    }

    void leave() {
        depth--;
    }

    void enterCall() {
        if (++calls > MAX_CALLS) {
            throw new Halt("functions call each other deeper than " + MAX_CALLS, "use a loop, or end the recursion");
        }
    }

    void leaveCall() {
        calls--;
    }

    /** Checks the depth at which something walks through nested values. */
    void nesting(int level) {
        step();
        if (level > MAX_NESTING) {
            throw new Halt("a value is nested deeper than " + MAX_NESTING, "use flatter lists");
        }
    }

    /** Checks the size of an integer before it is made. */
    void bits(long bits) {
        if (bits > MAX_BITS) {
            throw new Halt("an integer of more than " + MAX_BITS + " bits would be made", "use smaller numbers");
        }
        made(bits >> 3);
        steps(bits >> 8);
    }
}
