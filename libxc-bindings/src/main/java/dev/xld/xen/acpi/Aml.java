package dev.xld.xen.acpi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The few words of the ACPI Machine Language (chapter 20) that {@link Dsdt} speaks, in bytes. Stateless. */
final class Aml {
    private static final int ZERO_OP = 0x00;
    private static final int ONE_OP = 0x01;
    private static final int NAME_OP = 0x08;
    private static final int BYTE_PREFIX = 0x0a;
    private static final int STRING_PREFIX = 0x0d;
    private static final int SCOPE_OP = 0x10;
    private static final int EXT_OP_PREFIX = 0x5b;
    private static final int DEVICE_OP = 0x82;
    private static final int ONE_BYTE_LENGTH = 0x3f;

    private Aml() {}

    static byte[] scope(String name, byte[]... terms) {
        return join(new byte[] {SCOPE_OP}, counted(join(ascii(name), join(terms))));
    }

    static byte[] device(String name, byte[]... terms) {
        return join(new byte[] {EXT_OP_PREFIX, (byte) DEVICE_OP}, counted(join(ascii(name), join(terms))));
    }

    static byte[] name(String name, byte[] value) {
        return join(new byte[] {NAME_OP}, ascii(name), value);
    }

    static byte[] string(String text) {
        return join(new byte[] {STRING_PREFIX}, ascii(text), new byte[1]);
    }

    /** Of one byte. */
    static byte[] integer(int value) {
        return value == 0
                ? new byte[] {ZERO_OP}
                : value == 1 ? new byte[] {ONE_OP} : new byte[] {BYTE_PREFIX, (byte) value};
    }

    /** With its PkgLength (20.2.4), which counts itself: one byte up to 63, else three here. */
    private static byte[] counted(byte[] contents) {
        if (contents.length + 1 <= ONE_BYTE_LENGTH) {
            return join(new byte[] {(byte) (contents.length + 1)}, contents);
        }
        int length = contents.length + 3;
        byte[] count = {(byte) (2 << 6 | length & 0xf), (byte) (length >> 4), (byte) (length >> 12)};
        return join(count, contents);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
