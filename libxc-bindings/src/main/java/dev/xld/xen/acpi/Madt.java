package dev.xld.xen.acpi;

import java.util.BitSet;

/** The Multiple APIC Description Table (5.2.12): a Processor Local APIC for each vcpu, and no other interrupt controller. */
final class Madt {
    private static final int REVISION = 3;
    private static final long LOCAL_APIC_ADDRESS = 0xfee00000L;
    private static final int PROCESSOR_LOCAL_APIC = 0;
    private static final int PROCESSOR_LOCAL_APIC_LENGTH = 8;
    private static final int ENABLED = 1;

    /** Xen gives vcpu n the local APIC 2n. */
    private static final int APIC_IDS_PER_VCPU = 2;

    private Madt() {}

    static byte[] build(int vcpus, BitSet online) {
        AcpiTable table = new AcpiTable("APIC", REVISION);
        table.u32(LOCAL_APIC_ADDRESS).u32(0);
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            table.u8(PROCESSOR_LOCAL_APIC).u8(PROCESSOR_LOCAL_APIC_LENGTH);
            table.u8(vcpu).u8(vcpu * APIC_IDS_PER_VCPU).u32(online.get(vcpu) ? ENABLED : 0);
        }
        return table.build();
    }
}
