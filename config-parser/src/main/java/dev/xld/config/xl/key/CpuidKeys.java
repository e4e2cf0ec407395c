package dev.xld.config.xl.key;

import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Unsigned;
import dev.xld.config.CpuidPolicy;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.Tokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code cpuid}, as a string of names ({@code host,sse3=0}) or as xend's list of leaves. What is wrong in it is said and left
 * out; it never refuses a config. One parse, one thread.
 */
public final class CpuidKeys {
    private static final int BITS = 32;
    private static final long UINT32 = 0xFFFF_FFFFL;

    private static final Map<Integer, String> LINE_ERRORS = Map.of(
            1, "illegal leaf number",
            2, "illegal subleaf number",
            3, "missing colon",
            4, "invalid register name (must be e[abcd]x)",
            5, "policy string must be exactly 32 characters long");

    private static final Map<Integer, String> FLAG_ERRORS = Map.of(
            1, "missing \"=\" in key=value",
            2, "unknown CPUID flag name",
            3, "illegal CPUID value (must be: [0|1|x|k|s])");

    private final CpuidDraft draft = new CpuidDraft();

    private CpuidKeys() {}

    public static CpuidPolicy read(Settings settings, Findings findings) {
        CpuidKeys keys = new CpuidKeys();
        for (Settings.Item item : settings.listQuietly("cpuid")) {
            int error = keys.line(item.text());
            if (error != 0) {
                findings.warn(
                        item.position(),
                        "while parsing CPUID line: \"" + item.text() + "\":\n  error #" + error + ": "
                                + LINE_ERRORS.get(error));
            }
        }
        String text = settings.stringQuietly("cpuid");
        if (text != null) {
            keys.names(text, settings, findings);
        }
        return keys.draft.policy();
    }

    private void names(String text, Settings settings, Findings findings) {
        List<String> words = Tokens.split(text, ",");
        if (words.isEmpty()) {
            return;
        }
        if (!words.get(0).equals("host")) {
            findings.warn(
                    settings.position("cpuid"),
                    "while parsing CPUID string: \"" + text + "\":\n  error: first word must be \"host\"");
            return;
        }
        for (String word : words.subList(1, words.size())) {
            int error = name(word);
            if (error != 0) {
                findings.warn(
                        settings.position("cpuid"),
                        "while parsing CPUID flag: \"" + word + "\":\n  error #" + error + ": "
                                + FLAG_ERRORS.get(error));
            }
        }
    }

    private int name(String word) {
        int equals = word.indexOf('=');
        if (equals < 0) {
            return 1;
        }
        String name = word.substring(0, equals);
        CpuidFlags.Flag flag = CpuidFlags.find(name);
        if (flag == null) {
            return 2;
        }
        String value = word.substring(equals + 1);
        return flag.msr() ? msr(flag, value) : bits(name, flag, value);
    }

    private int msr(CpuidFlags.Flag flag, String value) {
        char[] bits = draft.msr(flag.leaf());
        if (value.length() != 1 || "01xks".indexOf(value.charAt(0)) < 0) {
            return 3;
        }
        int bit = flag.bit() + BITS * flag.register();
        bits[2 * BITS - 1 - bit] = value.equals("s") ? 'k' : value.charAt(0);
        return 0;
    }

    private int bits(String name, CpuidFlags.Flag flag, String value) {
        draft.registers(flag.leaf(), flag.subleaf());
        Unsigned number = CNumber.unsigned(value, 0, 0);
        String bits;
        if (number.end() > number.start()) {
            bits = binary(number.value(), flag.length());
        } else if (!value.isEmpty() && "xks".indexOf(value.charAt(0)) >= 0) {
            bits = value.substring(0, 1).repeat(flag.length());
        } else {
            return 3;
        }
        switch (name) {
            case "family" -> family(flag, bits, number.value());
            case "model" -> {
                draft.set(flag, bits.substring(0, 4), 16);
                draft.set(flag, bits.substring(4), flag.bit());
            }
            default -> draft.set(flag, bits, flag.bit());
        }
        return 0;
    }

    /** Families above 15 are 15 and an extended family that counts from there. */
    private void family(CpuidFlags.Flag flag, String bits, long family) {
        boolean extended = Long.compareUnsigned(family, 16) >= 0;
        draft.set(flag, extended ? "1111" : bits.substring(4), flag.bit());
        draft.set(flag, extended ? bits.charAt(0) + binary(family - 15, 7) : "00000000", 20);
    }

    private static String binary(long value, int length) {
        StringBuilder bits = new StringBuilder(length);
        for (int bit = length - 1; bit >= 0; bit--) {
            bits.append((value >> bit & 1) == 0 ? '0' : '1');
        }
        return bits.toString();
    }

    /** {@code LEAF[,SUBLEAF]:eax=BITS,...}; 0, or the number of xl's complaint. Registers before a bad one count. */
    private int line(String text) {
        Unsigned leaf = CNumber.unsigned(text, 0, 0);
        if (leaf.end() == leaf.start()) {
            return 1;
        }
        int at = leaf.end();
        Long subleaf = null;
        if (text.startsWith(",", at)) {
            Unsigned number = CNumber.unsigned(text, at + 1, 0);
            if (number.end() == number.start()) {
                return 2;
            }
            subleaf = subleaf(number.value());
            at = number.end();
        }
        if (!text.startsWith(":", at)) {
            return 3;
        }
        return registers(text, at + 1, draft.registers(leaf.value() & UINT32, subleaf));
    }

    /** All ones is libxc's sign for none. */
    private static @Nullable Long subleaf(long number) {
        return (number & UINT32) == UINT32 ? null : (Long) (number & UINT32);
    }

    private static int registers(String text, int from, @Nullable String[] registers) {
        int at = from;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            int register = at + 1 < text.length() ? "abcd".indexOf(text.charAt(at + 1)) : -1;
            if (text.charAt(at) != 'e' || !text.startsWith("x", at + 2) || register < 0 || equals < 0) {
                return 4;
            }
            int comma = text.indexOf(',', equals);
            int end = comma < 0 ? text.length() : comma;
            if (end - equals - 1 != BITS) {
                return 5;
            }
            registers[register] = text.substring(equals + 1, end);
            at = end + 1;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
                at++;
            }
        }
        return 0;
    }
}
