package dev.xld.xen.libxc;

import dev.xld.xen.CpuPolicy;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCpuid;
import dev.xld.xen.jna.LibXenCpuid414;
import dev.xld.xen.layout.XcMsrLayout;
import dev.xld.xen.layout.XendCpuidLayout;
import dev.xld.xen.release.XenRelease;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code xc_cpuid_apply_policy}, with its lists as C wants them. */
final class CpuPolicies {
    private static final String FUNCTION = "xc_cpuid_apply_policy";
    private static final int REGISTERS = 4;
    private static final int REGISTER_ROOM = 33;
    private static final byte TRUE = 1;
    private static final byte FALSE = 0;

    private CpuPolicies() {}

    static void apply(Handle handle, XenRelease release, int domid, CpuPolicy policy) {
        ByteBuffer leaves = leaves(policy.leaves());
        ByteBuffer msrs = msrs(policy.msrs());
        long xend = policy.leaves().isEmpty() ? 0 : LibC.address(leaves);
        long msr = policy.msrs().isEmpty() ? 0 : LibC.address(msrs);
        long xch = handle.xch();
        try {
            handle.checkNegated(
                    FUNCTION,
                    "domain " + domid,
                    release.cpuidTakesItsc()
                            ? LibXenCpuid.xc_cpuid_apply_policy(
                                    xch,
                                    domid,
                                    FALSE,
                                    0,
                                    0,
                                    bool(policy.pae()),
                                    bool(policy.itsc()),
                                    bool(policy.nestedVirt()),
                                    xend,
                                    msr)
                            : LibXenCpuid414.xc_cpuid_apply_policy(
                                    xch, domid, FALSE, 0, 0, bool(policy.pae()), xend, msr));
        } finally {
            Reference.reachabilityFence(leaves);
            Reference.reachabilityFence(msrs);
        }
    }

    private static byte bool(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The structs with their end mark, and behind them the strings they point to. */
    static ByteBuffer leaves(List<CpuPolicy.Leaf> leaves) {
        XendCpuidLayout layout = XendCpuidLayout.ALL;
        int strings = (leaves.size() + 1) * layout.sizeof();
        ByteBuffer all = direct(strings + leaves.size() * REGISTERS * REGISTER_ROOM);
        long address = LibC.address(all);
        for (int i = 0; i < leaves.size(); i++) {
            CpuPolicy.Leaf leaf = leaves.get(i);
            Integer subleaf = leaf.subleaf();
            ByteBuffer struct = at(all, i, layout.sizeof());
            layout.leaf().set(struct, leaf.leaf());
            layout.subleaf().set(struct, subleaf == null ? XendCpuidLayout.UNUSED : subleaf);
            String[] registers = {leaf.eax(), leaf.ebx(), leaf.ecx(), leaf.edx()};
            for (int register = 0; register < REGISTERS; register++) {
                int place = strings + (i * REGISTERS + register) * REGISTER_ROOM;
                layout.policy().set(struct, register, put(all, place, registers[register]) ? address + place : 0);
            }
        }
        ByteBuffer end = at(all, leaves.size(), layout.sizeof());
        layout.leaf().set(end, XendCpuidLayout.UNUSED);
        layout.subleaf().set(end, XendCpuidLayout.UNUSED);
        return all;
    }

    private static boolean put(ByteBuffer all, int place, @Nullable String bits) {
        if (bits == null) {
            return false;
        }
        if (bits.length() != REGISTER_ROOM - 1) {
            throw new IllegalArgumentException("not 32 bits: " + bits);
        }
        all.put(place, bits.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    static ByteBuffer msrs(List<CpuPolicy.Msr> msrs) {
        XcMsrLayout layout = XcMsrLayout.ALL;
        ByteBuffer all = direct((msrs.size() + 1) * layout.sizeof());
        for (int i = 0; i < msrs.size(); i++) {
            ByteBuffer struct = at(all, i, layout.sizeof());
            layout.index().set(struct, msrs.get(i).index());
            layout.policy().set(struct, msrs.get(i).policy());
        }
        layout.index().set(at(all, msrs.size(), layout.sizeof()), XcMsrLayout.END);
        return all;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer at(ByteBuffer structs, int index, int size) {
        return structs.slice(index * size, size).order(ByteOrder.nativeOrder());
    }
}
