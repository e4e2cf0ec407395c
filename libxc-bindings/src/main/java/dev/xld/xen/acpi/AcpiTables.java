package dev.xld.xen.acpi;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The tables of one guest as they have to lie in its memory, in a row from {@code address} on, and the pointer to them, which
 * may lie anywhere.
 *
 * @param tables whole pages
 */
public record AcpiTables(long address, byte[] tables, byte[] rsdp) {
    private static final int PAGE = 4096;
    private static final int ALIGNMENT = 16;

    /**
     * @param online the vcpus that run from the start
     * @param apic whether to tell of the local APICs; with more than one vcpu that is done in any case
     */
    public static AcpiTables at(long address, int vcpus, BitSet online, boolean apic) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        List<Long> listed = new ArrayList<>();
        long dsdt = append(row, address, Dsdt.build(vcpus, online));
        listed.add(append(row, address, Fadt.build(dsdt)));
        if (apic || vcpus > 1) {
            listed.add(append(row, address, Madt.build(vcpus, online)));
        }
        long xsdt = append(row, address, Xsdt.build(listed));
        pad(row, PAGE);
        return new AcpiTables(address, row.toByteArray(), Rsdp.build(xsdt));
    }

    private static long append(ByteArrayOutputStream row, long address, byte[] table) {
        pad(row, ALIGNMENT);
        long place = address + row.size();
        row.writeBytes(table);
        return place;
    }

    private static void pad(ByteArrayOutputStream row, int alignment) {
        row.writeBytes(new byte[-row.size() & (alignment - 1)]);
    }

    /** The first byte behind the tables. */
    public long end() {
        return address + tables.length;
    }
}
