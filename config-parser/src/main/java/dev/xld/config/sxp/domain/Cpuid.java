package dev.xld.config.sxp.domain;

import dev.xld.config.CpuidPolicy;
import dev.xld.config.CpuidPolicy.Leaf;
import dev.xld.config.sxp.BadSxpException;
import dev.xld.config.sxp.CpuidForm;
import dev.xld.config.sxp.Sxp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the guest sees of CPUID. xend has no words for MSRs. */
final class Cpuid {
    private Cpuid() {}

    static void read(Keys keys, Keys image, Draft draft) {
        Sxp value = keys.value("cpuid").or(() -> image.value("cpuid")).orElse(null);
        if (value == null || value instanceof Sxp.Atom atom && atom.text().isEmpty()) {
            return;
        }
        try {
            List<Leaf> leaves = CpuidForm.read(value).stream().map(Cpuid::leaf).toList();
            draft.build.cpuid = new CpuidPolicy(leaves, List.of());
        } catch (BadSxpException e) {
            keys.findings().error(e);
        }
    }

    /** Takes {@code 4,0:eax=BITS} apart, which {@link CpuidForm} has put together. */
    private static Leaf leaf(String text) {
        int colon = text.indexOf(':');
        String[] leaf = text.substring(0, colon).split(",", -1);
        Map<String, String> registers = new HashMap<>();
        for (String register : text.substring(colon + 1).split(",", -1)) {
            int equals = register.indexOf('=');
            if (equals > 0) {
                registers.put(register.substring(0, equals), register.substring(equals + 1));
            }
        }
        return new Leaf(
                Long.parseLong(leaf[0]),
                leaf.length > 1 ? (Long) Long.parseLong(leaf[1]) : null,
                registers.get("eax"),
                registers.get("ebx"),
                registers.get("ecx"),
                registers.get("edx"));
    }

    static void write(Out out, Draft draft) {
        List<String> leaves = new ArrayList<>();
        for (Leaf leaf : draft.build.cpuid.cpuid()) {
            String text = text(leaf);
            if (form(List.of(text)) != null) {
                leaves.add(text);
            }
        }
        Sxp form = leaves.isEmpty() ? null : form(leaves);
        if (form != null) {
            out.add(Sxp.form("cpuid", form));
        }
    }

    private static String text(Leaf leaf) {
        List<String> registers = new ArrayList<>();
        add(registers, "eax", leaf.eax());
        add(registers, "ebx", leaf.ebx());
        add(registers, "ecx", leaf.ecx());
        add(registers, "edx", leaf.edx());
        return leaf.leaf() + (leaf.subleaf() == null ? "" : "," + leaf.subleaf()) + ":" + String.join(",", registers);
    }

    private static void add(List<String> registers, String name, @Nullable String bits) {
        if (bits != null) {
            registers.add(name + "=" + bits);
        }
    }

    /** Null where xend could not have it. */
    private static @Nullable Sxp form(List<String> leaves) {
        try {
            return CpuidForm.write(leaves);
        } catch (BadSxpException e) {
            return null;
        }
    }
}
