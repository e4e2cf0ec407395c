package dev.xld.xen.acpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Puts a table together: the header all tables share (System Description Table Header, 5.2.6), what is appended after it, and
 * at the end its length and checksum. Confined to one thread.
 */
final class AcpiTable {
    static final String OEM_ID = "Xen   ";
    static final int HEADER = 36;

    private static final int ROOM = 1 << 16;
    private static final int LENGTH_AT = 4;
    private static final int CHECKSUM_AT = 9;
    private static final String OEM_TABLE_ID = "HVM     ";
    private static final String CREATOR_ID = "xld ";

    private final ByteBuffer bytes = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    AcpiTable(String signature, int revision) {
        text(signature).u32(0).u8(revision).u8(0).text(OEM_ID).text(OEM_TABLE_ID);
        u32(0).text(CREATOR_ID).u32(0);
    }

    AcpiTable u8(int value) {
        bytes.put((byte) value);
        return this;
    }

    AcpiTable u16(int value) {
        bytes.putShort((short) value);
        return this;
    }

    AcpiTable u32(long value) {
        bytes.putInt((int) value);
        return this;
    }

    AcpiTable u64(long value) {
        bytes.putLong(value);
        return this;
    }

    AcpiTable zeroes(int count) {
        return bytes(new byte[count]);
    }

    AcpiTable bytes(byte[] more) {
        bytes.put(more);
        return this;
    }

    private AcpiTable text(String ascii) {
        return bytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] build() {
        bytes.putInt(LENGTH_AT, bytes.position());
        byte[] table = new byte[bytes.position()];
        bytes.get(0, table);
        table[CHECKSUM_AT] = checksum(table, table.length);
        return table;
    }

    /** The byte that makes the sum of the first {@code length} zero. */
    static byte checksum(byte[] table, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += table[i];
        }
        return (byte) -sum;
    }
}
