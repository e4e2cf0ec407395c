package dev.xld.xenstore;

import java.util.List;

/** One entry of a node's permissions, written as the protocol does: {@code n0}, {@code r3}. */
public record Permission(int domid, Access access) {
    /** None, read, write, both. */
    public enum Access {
        NONE('n'),
        READ('r'),
        WRITE('w'),
        BOTH('b');

        private final char letter;

        Access(char letter) {
            this.letter = letter;
        }

        public char letter() {
            return letter;
        }
    }

    /** Parses {@code "n0,r3"}. */
    public static List<Permission> list(String text) {
        return java.util.Arrays.stream(text.split(",")).map(Permission::parse).toList();
    }

    public static Permission parse(String entry) {
        for (Access access : Access.values()) {
            if (!entry.isEmpty() && access.letter == entry.charAt(0)) {
                return new Permission(Integer.parseInt(entry.substring(1)), access);
            }
        }
        throw new IllegalArgumentException("not a xenstore permission: " + entry);
    }

    @Override
    public String toString() {
        return "" + access.letter + domid;
    }
}
