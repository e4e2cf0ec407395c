package dev.xld.xen;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PCI function: {@code segment:bus:device.function}. */
public record PciAddress(int segment, int bus, int device, int function) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{4}):([0-9a-f]{2}):([01][0-9a-f])\\.([0-7])", Pattern.CASE_INSENSITIVE);

    /** Of the form the kernel and xenstore use, {@code 0000:03:1f.7}; empty for other texts. */
    public static Optional<PciAddress> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new PciAddress(
                        hex(parts.group(1)), hex(parts.group(2)), hex(parts.group(3)), hex(parts.group(4))))
                : Optional.empty();
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    /** In one number, as domctls take it. */
    public int sbdf() {
        return segment << 16 | bus << 8 | device << 3 | function;
    }

    public PciAddress withFunction(int other) {
        return new PciAddress(segment, bus, device, other);
    }

    /** {@code 0000:03:1f.7}. */
    @Override
    public String toString() {
        return String.format("%04x:%02x:%02x.%x", segment, bus, device, function);
    }
}
