package dev.xld.config.xl.write;

import dev.xld.config.CpuidPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A cpuid policy as xend's list of leaves, which can say every bit of CPUID; of MSRs it knows nothing. */
final class CpuidText {
    private static final List<String> REGISTERS = List.of("eax", "ebx", "ecx", "edx");

    private CpuidText() {}

    static void write(XlText out, CpuidPolicy policy) {
        out.section("what the guest sees of CPUID");
        out.list("cpuid", policy.cpuid().stream().map(CpuidText::line).toList());
        policy.msr().forEach(msr -> out.lost("cpuid: the bits of MSR 0x" + Long.toHexString(msr.index())));
    }

    private static String line(CpuidPolicy.Leaf leaf) {
        List<String> values = new ArrayList<>(Arrays.asList(leaf.eax(), leaf.ebx(), leaf.ecx(), leaf.edx()));
        List<String> registers = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                registers.add(REGISTERS.get(i) + "=" + values.get(i));
            }
        }
        String subleaf = leaf.subleaf() == null ? "" : ",0x" + Long.toHexString(leaf.subleaf());
        return "0x" + Long.toHexString(leaf.leaf()) + subleaf + ":" + String.join(",", registers);
    }
}
