package dev.xld.xen.acpi;

import java.util.List;

/** The Extended System Description Table (5.2.8): where the other tables lie. */
final class Xsdt {
    private static final int REVISION = 1;

    private Xsdt() {}

    static byte[] build(List<Long> tables) {
        AcpiTable xsdt = new AcpiTable("XSDT", REVISION);
        tables.forEach(xsdt::u64);
        return xsdt.build();
    }
}
