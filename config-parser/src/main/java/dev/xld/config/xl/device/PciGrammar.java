package dev.xld.config.xl.device;

import dev.xld.config.CNumber.Unsigned;
import dev.xld.config.PciSpec;
import dev.xld.config.xl.setting.CArithmetic;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code [BDF[@VSLOT]][,key=value,...]} of xl-pci-configuration(5). One specification, one thread. */
final class PciGrammar {
    /** What the config says for all its devices. */
    record Defaults(
            boolean msitranslate,
            boolean powerMgmt,
            boolean permissive,
            boolean seize,
            @Nullable String rdmPolicy) {}

    /** What xl exits with where the text is no specification; its own word is ERROR_INVAL. */
    private static final int INVALID = 6;

    private static final int FAILED = 3;

    private final String text;
    private int at;
    private boolean address;
    private int domain;
    private int bus;
    private int device;
    private int function;
    private long functions;
    private long slot;
    private boolean msitranslate;
    private boolean powerMgmt;
    private boolean permissive;
    private boolean seize;
    private @Nullable String rdmPolicy;
    private @Nullable String name;
    private @Nullable String complaint;

    private PciGrammar(String text, Defaults defaults) {
        this.text = text;
        msitranslate = defaults.msitranslate();
        powerMgmt = defaults.powerMgmt();
        permissive = defaults.permissive();
        seize = defaults.seize();
        rdmPolicy = defaults.rdmPolicy();
    }

    static Optional<PciSpec> parse(Settings.Item item, Defaults defaults, Findings findings) {
        PciGrammar grammar = new PciGrammar(item.text(), defaults);
        int failure = grammar.read();
        if (grammar.complaint != null) {
            findings.warn(item.position(), grammar.complaint);
        }
        if (failure != 0) {
            findings.error(
                    item.position(),
                    "unable to parse PCI_SPEC_STRING `" + item.text() + "' for passthrough",
                    "a device is named as 0000:03:00.0, or as name=NAME",
                    failure);
            return Optional.empty();
        }
        return Optional.of(grammar.spec());
    }

    private PciSpec spec() {
        return new PciSpec(
                CArithmetic.nonZero(function),
                CArithmetic.nonZero(device),
                CArithmetic.nonZero(bus),
                CArithmetic.nonZero(domain),
                CArithmetic.nonZero(slot),
                CArithmetic.nonZero(functions),
                msitranslate,
                powerMgmt,
                permissive,
                seize,
                rdmPolicy,
                name);
    }

    /** 0, or the exit status. */
    private int read() {
        int end = address(text, 0);
        if (end >= 0) {
            at = end;
            if (text.startsWith("@", at)) {
                at = slot(text, at + 1);
                if (at < 0) {
                    return INVALID;
                }
            }
            if (at < text.length() && text.charAt(at) != ',') {
                return INVALID;
            }
            at++;
        }
        while (at < text.length()) {
            int failure = option();
            if (failure != 0) {
                return failure;
            }
        }
        return address == (name != null) ? INVALID : 0;
    }

    private int option() {
        int equals = text.indexOf('=', at);
        if (equals < 0) {
            return INVALID;
        }
        int comma = text.indexOf(',', equals);
        String key = text.substring(at, equals);
        String value = text.substring(equals + 1, comma < 0 ? text.length() : comma);
        at = comma < 0 ? text.length() : comma + 1;
        switch (key) {
            case "bdf" -> {
                return address(value, 0) < 0 ? INVALID : 0;
            }
            case "vslot" -> {
                return slot(value, 0) < 0 ? INVALID : 0;
            }
            case "permissive" -> permissive = CArithmetic.atoi(value) != 0;
            case "msitranslate" -> msitranslate = CArithmetic.atoi(value) != 0;
            case "seize" -> seize = CArithmetic.atoi(value) != 0;
            case "power_mgmt" -> powerMgmt = CArithmetic.atoi(value) != 0;
            case "rdm_policy" -> {
                if (!RdmGrammar.isPolicy(value)) {
                    complaint = "Unknown RDM policy: " + value;
                    return FAILED;
                }
                rdmPolicy = RdmGrammar.policy(value);
            }
            case "name" -> name = value;
            default -> {
                complaint = "Unknown PCI_SPEC_STRING option: " + key;
                return INVALID;
            }
        }
        return 0;
    }

    /** {@code [DDDD:]BB:DD.F}; answers where it ends, or -1. */
    private int address(String in, int from) {
        int colons = 0;
        for (int i = from; i < in.length() && (isHex(in.charAt(i)) || in.charAt(i) == ':'); i++) {
            colons += in.charAt(i) == ':' ? 1 : 0;
        }
        if (colons < 1 || colons > 2) {
            return -1;
        }
        long[] parts = new long[3];
        int end = from;
        for (int part = 2 - colons; part < 3; part++) {
            Unsigned number = CArithmetic.scanHex(in, end);
            end = number.end();
            if (end == number.start() || !in.startsWith(part < 2 ? ":" : ".", end)) {
                return -1;
            }
            parts[part] = number.value() & 0xFFFF_FFFFL;
            end++;
        }
        if (parts[0] > 0xFFFF || parts[1] > 0xFF || parts[2] > 0x1F) {
            return -1;
        }
        Unsigned last = CArithmetic.scanHex(in, end);
        if (in.startsWith("*", end)) {
            end++;
            functions = PciSpec.ALL_FUNCTIONS;
            function = 0;
        } else if (last.end() > last.start() && Long.compareUnsigned(last.value(), 7) <= 0) {
            end = last.end();
            functions = 1;
            function = (int) last.value();
        } else {
            return -1;
        }
        domain = (int) parts[0];
        bus = (int) parts[1];
        device = (int) parts[2];
        address = true;
        return end;
    }

    private static boolean isHex(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    /** A slot in the guest, up to 1f; answers where it ends, or -1. */
    private int slot(String in, int from) {
        Unsigned number = CArithmetic.scanHex(in, from);
        if (number.end() == number.start() || Long.compareUnsigned(number.value(), 0x1F) > 0) {
            return -1;
        }
        slot = number.value() << 3;
        return number.end();
    }
}
