package dev.xld.xen.acpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The Root System Description Pointer (5.2.5), with two checksums and, on a machine of this kind, no RSDT. */
final class Rsdp {
    private static final int REVISION = 2;
    private static final int LENGTH = 36;
    private static final int CHECKSUM_AT = 8;
    private static final int CHECKSUMMED_FIRST = 20;
    private static final int EXTENDED_CHECKSUM_AT = 32;

    private Rsdp() {}

    static byte[] build(long xsdt) {
        ByteBuffer rsdp = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        rsdp.put("RSD PTR ".getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        rsdp.put(AcpiTable.OEM_ID.getBytes(StandardCharsets.US_ASCII)).put((byte) REVISION);
        rsdp.putInt(0).putInt(LENGTH).putLong(xsdt);
        byte[] table = rsdp.array();
        table[CHECKSUM_AT] = AcpiTable.checksum(table, CHECKSUMMED_FIRST);
        table[EXTENDED_CHECKSUM_AT] = AcpiTable.checksum(table, LENGTH);
        return table;
    }
}
