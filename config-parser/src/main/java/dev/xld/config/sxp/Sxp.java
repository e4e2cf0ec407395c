package dev.xld.config.sxp;

import dev.xld.config.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An S-expression of xend: text, or a form, which is a list. All values are text. The accessors answer for any S-expression
 * as xend's own do: of several children with one name the first counts, and an atom has none. Two S-expressions are equal
 * when they say the same, wherever they stand. Immutable; never nested deeper than {@link #MAX_DEPTH}, so that recursion over
 * one is safe.
 */
public sealed interface Sxp {
    /** The most forms around one atom. */
    int MAX_DEPTH = 64;

    /** The place of what no file holds. */
    Position BUILT = new Position("(built)", 1, 1);

    /** The first element of a form that begins a list of attributes: {@code (vm (@ (id 1)) (name a))}. */
    String ATTRIBUTES = "@";

    Position position();

    /** The elements of a form; none of an atom. */
    List<Sxp> elements();

    /** The text of an atom, and of a form the atom it begins with. */
    Optional<String> name();

    /** Whether this is a form with that name. */
    boolean named(String name);

    static Atom atom(String text) {
        return new Atom(text, BUILT);
    }

    static Atom atom(long number) {
        return atom(Long.toString(number));
    }

    static Form form(List<? extends Sxp> elements) {
        return new Form(elements, BUILT);
    }

    /** {@code (name value ...)}. */
    static Form form(String name, Sxp... values) {
        List<Sxp> elements = new ArrayList<>();
        elements.add(atom(name));
        elements.addAll(List.of(values));
        return form(elements);
    }

    /** The values of the {@code (@ ...)} right after the name. */
    default List<Sxp> attributes() {
        return hasAttributes() ? tail(elements().get(1)) : List.of();
    }

    /** The value of the first attribute with that key. */
    default Optional<Sxp> attribute(String key) {
        return attributes().stream()
                .filter(attribute -> attribute.named(key))
                .findFirst()
                .flatMap(attribute -> tail(attribute).stream().findFirst());
    }

    /** Whether a {@code (@ ...)} follows the name. */
    default boolean hasAttributes() {
        return elements().size() > 1 && elements().get(1).named(ATTRIBUTES);
    }

    /** The same form without its attributes; an atom as it is. */
    default Sxp withoutAttributes() {
        if (!hasAttributes()) {
            return this;
        }
        List<Sxp> kept = new ArrayList<>(elements());
        kept.remove(1);
        return new Form(kept, position());
    }

    /** What follows the name and the attributes. */
    default List<Sxp> children() {
        List<Sxp> tail = tail(this);
        return hasAttributes() ? tail(tail) : tail;
    }

    /** The children that are forms with that name. */
    default List<Sxp> children(String name) {
        return children().stream().filter(child -> child.named(name)).toList();
    }

    /** The first child that is a form with that name. */
    default Optional<Sxp> child(String name) {
        return children().stream().filter(child -> child.named(name)).findFirst();
    }

    /** What follows the name in the first child with that name; empty where nothing does. */
    default Optional<Sxp> childValue(String name) {
        return child(name).flatMap(child -> child.children().stream().findFirst());
    }

    /** {@link #childValue} where it is an atom. */
    default Optional<String> childText(String name) {
        return childValue(name).flatMap(value -> value instanceof Atom a ? Optional.of(a.text()) : Optional.empty());
    }

    /** As a message shows it: written in one line and cut off where that is long. */
    default String shown() {
        String line = SxpWriter.line(this);
        return "`" + (line.length() > 60 ? line.substring(0, 57) + "..." : line) + "'";
    }

    private static List<Sxp> tail(Sxp form) {
        return tail(form.elements());
    }

    private static List<Sxp> tail(List<Sxp> elements) {
        return elements.isEmpty() ? elements : elements.subList(1, elements.size());
    }

    /** Text; whether it stood in quotes is not kept. See {@link SxpText} for bytes that are no text. */
    record Atom(String text, Position position) implements Sxp {
        @Override
        public List<Sxp> elements() {
            return List.of();
        }

        @Override
        public Optional<String> name() {
            return Optional.of(text);
        }

        @Override
        public boolean named(String name) {
            return false;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Atom atom && atom.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return SxpWriter.line(this);
        }
    }

    /** A list; the position is that of its opening bracket. */
    final class Form implements Sxp {
        private final List<Sxp> elements;
        private final Position position;
        private final int depth;

        public Form(List<? extends Sxp> elements, Position position) {
            this.elements = List.copyOf(elements);
            this.position = position;
            int deepest = 0;
            for (Sxp element : this.elements) {
                deepest = Math.max(deepest, element instanceof Form form ? form.depth : 0);
            }
            this.depth = deepest + 1;
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("forms nested deeper than " + MAX_DEPTH);
            }
        }

        @Override
        public List<Sxp> elements() {
            return elements;
        }

        @Override
        public Position position() {
            return position;
        }

        @Override
        public Optional<String> name() {
            return !elements.isEmpty() && elements.get(0) instanceof Atom first
                    ? Optional.of(first.text())
                    : Optional.empty();
        }

        @Override
        public boolean named(String name) {
            return !elements.isEmpty()
                    && elements.get(0) instanceof Atom first
                    && first.text().equals(name);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Form form && form.elements.equals(elements);
        }

        @Override
        public int hashCode() {
            return elements.hashCode();
        }

        @Override
        public String toString() {
            return SxpWriter.line(this);
        }
    }
}
