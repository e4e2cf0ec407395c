package dev.xld.config.xm.value;

/**
 * What one evaluation may use: steps, memory, depth. All that repeats, copies or grows asks here first, so no text takes more
 * than seconds or some tens of megabytes. One evaluation, one thread.
 */
public final class Budget {
    static final long MAX_STEPS = 1_000_000;
    /** In characters; an element counts as {@value #ELEMENT} of them. */
    static final long MAX_MADE = 16 << 20;

    static final int MAX_STRING = 1 << 20;
    static final int MAX_CALLS = 64;
    static final int MAX_DEPTH = 512;
    /** How deep lists may be nested where something walks through them. */
    public static final int MAX_NESTING = 64;
    /** Of an integer. */
    public static final int MAX_BITS = 4096;

    private static final int ELEMENT = 64;
    private static final String SIMPLER = "make the file simpler: a config needs little computing";

    private long steps;
    private long made;
    private int calls;
    private int depth;

    public void step() {
        steps(1);
    }

    public void steps(long count) {
        steps += count;
        if (steps > MAX_STEPS) {
            throw new Halt("evaluation takes more than " + MAX_STEPS + " steps", SIMPLER + ", and loops must end");
        }
    }

    /** Asks for room for characters of one string before it is made. */
    public void room(long characters) {
        if (characters > MAX_STRING) {
            throw new Halt("a string of more than " + MAX_STRING + " characters (1 MiB) would be made", SIMPLER);
        }
        made(characters);
        steps(characters >> 8);
    }

    /** Asks for room for elements of lists, tuples and dicts before they are made. */
    public void elements(long count) {
        made(count > MAX_MADE ? count : count * ELEMENT);
    }

    private void made(long characters) {
        made += characters;
        if (made > MAX_MADE) {
            throw new Halt("evaluation makes more than 16 MiB of values", SIMPLER);
        }
    }

    /** Pays for one look at all of a value that is passed to a function. */
    public void reading(Py value) {
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

    public Py.Str text(String text, boolean unicode) {
        room(text.length());
        return new Py.Str(text, unicode);
    }

    public Py.Str text(String text) {
        return text(text, false);
    }

    public void enter() {
        if (depth == MAX_DEPTH) {
            throw new Halt("evaluation is nested deeper than " + MAX_DEPTH, SIMPLER);
        }
        depth++;
    }

    public void leave() {
        depth--;
    }

    public void enterCall() {
        if (++calls > MAX_CALLS) {
            throw new Halt("functions call each other deeper than " + MAX_CALLS, "use a loop, or end the recursion");
        }
    }

    public void leaveCall() {
        calls--;
    }

    /** Checks the depth at which something walks through nested values. */
    public void nesting(int level) {
        step();
        if (level > MAX_NESTING) {
            throw new Halt("a value is nested deeper than " + MAX_NESTING, "use flatter lists");
        }
    }

    /** Checks the size of an integer before it is made. */
    public void bits(long bits) {
        if (bits > MAX_BITS) {
            throw new Halt("an integer of more than " + MAX_BITS + " bits would be made", "use smaller numbers");
        }
        made(bits >> 3);
        steps(bits >> 8);
    }
}
