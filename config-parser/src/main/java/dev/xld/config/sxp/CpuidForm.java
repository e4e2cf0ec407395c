package dev.xld.config.sxp;

import dev.xld.config.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a domain's {@code cpuid}, {@code ((1 ((eax BITS) (ecx BITS))) ('4,0' ...))}, and the list of strings that says the
 * same in xl's configs, {@code ["1:eax=BITS,ecx=BITS", "4,0:..."]}. Leaves become decimal and {@code 0x} values 32 bits, as xend
 * makes them; what is said of one leaf in several places is joined, the last word on a register counts. Any thread.
 */
public final class CpuidForm {
    private static final Pattern LEAF = Pattern.compile("0x([0-9a-fA-F]{1,8})|(\\d{1,10})");
    private static final Pattern BITS = Pattern.compile("[10xks]{32}|0x[0-9a-fA-F]{1,8}");
    private static final Pattern REGISTER = Pattern.compile("e[abcd]x");
    private static final Pattern XL = Pattern.compile("([^:]*):(.*)", Pattern.DOTALL);
    private static final long LAST_LEAF = 0xFFFF_FFFFL;

    private final Map<String, Map<String, String>> leaves = new LinkedHashMap<>();

    private CpuidForm() {}

    /** xl's strings of a value. */
    public static List<String> read(Sxp value) throws BadSxpException {
        CpuidForm form = new CpuidForm();
        for (Sxp leaf : list(value)) {
            List<Sxp> parts = leaf.elements();
            if (parts.size() != 2 || !(parts.get(0) instanceof Sxp.Atom number)) {
                throw bad(leaf.position(), leaf.shown() + " is no leaf with its registers");
            }
            for (Sxp register : list(parts.get(1))) {
                form.add(number, register);
            }
        }
        return form.strings();
    }

    /** The value of xl's strings. */
    public static Sxp write(List<String> strings) throws BadSxpException {
        CpuidForm form = new CpuidForm();
        for (String string : strings) {
            Matcher parts = XL.matcher(string);
            if (!parts.matches()) {
                throw bad(Sxp.BUILT, Sxp.atom(string).shown() + " has no : after the leaf");
            }
            for (String register : parts.group(2).split(",", -1)) {
                String[] sides = register.split("=", 2);
                form.add(Sxp.atom(parts.group(1)), Sxp.form(sides[0], Sxp.atom(sides[sides.length - 1])));
            }
        }
        List<Sxp> leaves = new ArrayList<>();
        form.leaves.forEach((leaf, registers) -> {
            List<Sxp> pairs = new ArrayList<>();
            registers.forEach((register, bits) -> pairs.add(Sxp.form(register, Sxp.atom(bits))));
            leaves.add(Sxp.form(leaf, Sxp.form(pairs)));
        });
        return Sxp.form(leaves);
    }

    private static List<Sxp> list(Sxp value) throws BadSxpException {
        if (value instanceof Sxp.Atom) {
            throw bad(value.position(), value.shown() + " is no list");
        }
        return value.elements();
    }

    private void add(Sxp.Atom leaf, Sxp register) throws BadSxpException {
        List<Sxp> parts = register.elements();
        String name = register.name().orElse("");
        boolean known = parts.size() == 2 && REGISTER.matcher(name).matches();
        if (!known
                || !(parts.get(1) instanceof Sxp.Atom bits)
                || !BITS.matcher(bits.text()).matches()) {
            throw bad(register.position(), register.shown() + " is no register with its bits");
        }
        leaves.computeIfAbsent(leaf(leaf), key -> new LinkedHashMap<>()).put(name, bits(bits.text()));
    }

    private static String leaf(Sxp.Atom leaf) throws BadSxpException {
        String[] parts = leaf.text().split(",", -1);
        for (int i = 0; i < parts.length; i++) {
            Matcher number = LEAF.matcher(parts[i]);
            long value = !number.matches()
                    ? LAST_LEAF + 1
                    : number.group(1) != null ? Long.parseLong(number.group(1), 16) : Long.parseLong(number.group(2));
            if (value > LAST_LEAF || parts.length > 2) {
                throw bad(leaf.position(), leaf.shown() + " is no number of a leaf");
            }
            parts[i] = Long.toString(value);
        }
        return String.join(",", parts);
    }

    private static String bits(String text) {
        if (text.length() == 32) {
            return text;
        }
        String digits = Long.toBinaryString(Long.parseLong(text.substring(2), 16));
        return "0".repeat(32 - digits.length()) + digits;
    }

    private List<String> strings() {
        List<String> strings = new ArrayList<>();
        leaves.forEach((leaf, registers) -> {
            List<String> pairs = new ArrayList<>();
            registers.forEach((register, bits) -> pairs.add(register + "=" + bits));
            strings.add(leaf + ":" + String.join(",", pairs));
        });
        return strings;
    }

    private static BadSxpException bad(Position position, String what) {
        return new BadSxpException(
                position,
                "cpuid: " + what,
                "write a leaf, then registers eax to edx with 32 of 1, 0, x, k and s, as in ((1 ((ecx BITS))))");
    }
}
