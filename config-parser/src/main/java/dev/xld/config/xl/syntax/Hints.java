package dev.xld.config.xl.syntax;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Second sentences for errors whose usual cause is known: what to write instead. */
public final class Hints {
    /** What xl reads in place of a key of xm. */
    private static final Map<String, String> INSTEAD_OF = Map.ofEntries(
            Map.entry("cpu_cap", "cap"),
            Map.entry("irq", "irqs"),
            Map.entry("bootargs", "bootloader_args"),
            Map.entry("cpu", "cpus"),
            Map.entry("vcpu_avail", "vcpus and maxvcpus"),
            Map.entry("loader", "firmware_override"),
            Map.entry("restart", "on_poweroff, on_reboot and on_crash"),
            Map.entry("access_control", "seclabel"),
            Map.entry("ip", "extra = \"ip=...\""),
            Map.entry("nfs_root", "extra = \"nfsroot=...\""),
            Map.entry("blkif", "driver_domain"),
            Map.entry("netif", "driver_domain"));

    private Hints() {}

    /** For a key that only xm reads. */
    public static @Nullable String insteadOf(String key) {
        String instead = INSTEAD_OF.get(key);
        return instead == null ? null : "write " + instead;
    }

    /** For text from start (included) to end that is no token. */
    static @Nullable String lexical(String text, int start, int end) {
        char c = text.charAt(start);
        String word = text.substring(start, end).strip();
        if (c == '"' || c == '\'') {
            return "this string has no closing " + c + " on its line";
        }
        if (c == '\r') {
            return "lines must end in a newline alone, not in carriage return and newline";
        }
        if (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)) && c >= 'A' && c <= 'F') {
            return "hexadecimal digits must be lower-case";
        }
        if (word.equals("True") || word.equals("False")) {
            return "write 1 or 0 for " + word;
        }
        if (c == '-' && word.length() > 1 && Character.isDigit(word.charAt(1))) {
            return "negative numbers must be quoted: \"" + word + "\"";
        }
        if (c == '/') {
            return "text must be quoted: \"" + word + "\"";
        }
        if (c >= 'A' && c <= 'Z') {
            return "names of keys are lower-case, and text must be quoted";
        }
        return null;
    }

    /** For a token the parser had no use for. */
    static @Nullable String value(Token token) {
        return token.is(Token.Kind.IDENT) ? "text must be quoted: \"" + token.text() + "\"" : null;
    }
}
