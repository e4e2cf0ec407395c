package dev.xld.config.xl.key;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names {@code cpuid="host,NAME=VALUE"} takes, from the resource {@code cpuid-flags}. Immutable once read. */
final class CpuidFlags {
    /**
     * Where a name's bits lie.
     *
     * @param leaf the CPUID leaf, or the index of an MSR
     * @param register 0 to 3 for eax to edx; of an MSR 0 for the low and 1 for the high half
     */
    record Flag(boolean msr, long leaf, @Nullable Long subleaf, int register, int bit, int length) {}

    private static final String REGISTERS = "abcd";

    private CpuidFlags() {}

    /** Read once, by whoever first needs it. */
    private static final class Known {
        static final Map<String, Flag> FLAGS = read();
    }

    static @Nullable Flag find(String name) {
        return Known.FLAGS.get(name);
    }

    private static Map<String, Flag> read() {
        Map<String, Flag> flags = new HashMap<>();
        InputStream resource = Objects.requireNonNull(CpuidFlags.class.getResourceAsStream("cpuid-flags"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            String[] section = {};
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = line.substring(1, line.length() - 1).split(" ");
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    String[] bits = line.substring(0, line.indexOf(' ')).split(":");
                    int length = bits.length > 1 ? Integer.parseInt(bits[1]) : 1;
                    flags.put(line.substring(line.indexOf(' ') + 1), flag(section, Integer.parseInt(bits[0]), length));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return flags;
    }

    private static Flag flag(String[] section, int bit, int length) {
        if (section[0].equals("msr")) {
            return new Flag(true, hex(section[1]), null, section[2].equals("hi") ? 1 : 0, bit, length);
        }
        Long subleaf = section[1].equals("-") ? null : (Long) hex(section[1]);
        return new Flag(false, hex(section[0]), subleaf, REGISTERS.indexOf(section[2].charAt(1)), bit, length);
    }

    private static long hex(String digits) {
        return Long.parseLong(digits, 16);
    }
}
