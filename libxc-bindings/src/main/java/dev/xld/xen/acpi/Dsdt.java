package dev.xld.xen.acpi;

import java.util.BitSet;

/** The Differentiated System Description Table: the processors as devices (8.4), so that a guest's drivers find them. */
final class Dsdt {
    private static final int REVISION = 2;
    private static final String PROCESSOR_DEVICE = "ACPI0007";

    private Dsdt() {}

    static byte[] build(int vcpus, BitSet online) {
        byte[][] processors = new byte[vcpus][];
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            processors[vcpu] = Aml.device(
                    "C%03X".formatted(vcpu),
                    Aml.name("_HID", Aml.string(PROCESSOR_DEVICE)),
                    Aml.name("_UID", Aml.integer(vcpu)),
                    Aml.name("_STA", Aml.integer(online.get(vcpu) ? 0xf : 0)));
        }
        return new AcpiTable("DSDT", REVISION)
                .bytes(Aml.scope("\\_SB_", processors))
                .build();
    }
}
