package dev.xld.xen.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One field of a C struct: where it lies, how wide it is. Buffers are in native order and begin where the struct does. */
public sealed interface Field {
    int offset();

    int size();

    /** {@code uint8_t}. */
    record U8(int offset) implements Field {
        @Override
        public int size() {
            return 1;
        }

        public int get(ByteBuffer struct) {
            return struct.get(offset) & 0xFF;
        }

        public void set(ByteBuffer struct, int value) {
            struct.put(offset, (byte) value);
        }
    }

    /** {@code uint16_t}. */
    record U16(int offset) implements Field {
        @Override
        public int size() {
            return 2;
        }

        public int get(ByteBuffer struct) {
            return struct.getShort(offset) & 0xFFFF;
        }

        public void set(ByteBuffer struct, int value) {
            struct.putShort(offset, (short) value);
        }
    }

    /** {@code uint32_t}, {@code int} and enums; values above 2^31 come out negative. */
    record U32(int offset) implements Field {
        @Override
        public int size() {
            return 4;
        }

        public int get(ByteBuffer struct) {
            return struct.getInt(offset);
        }

        public void set(ByteBuffer struct, int value) {
            struct.putInt(offset, value);
        }
    }

    /** {@code uint64_t}, {@code unsigned long}, page numbers and pointers. */
    record U64(int offset) implements Field {
        @Override
        public int size() {
            return 8;
        }

        public long get(ByteBuffer struct) {
            return struct.getLong(offset);
        }

        public void set(ByteBuffer struct, long value) {
            struct.putLong(offset, value);
        }
    }

    /** {@code uint8_t[16]}, a uuid in the order it is written. */
    record Uuid(int offset) implements Field {
        @Override
        public int size() {
            return 16;
        }

        public java.util.UUID get(ByteBuffer struct) {
            ByteBuffer bytes = struct.duplicate().order(ByteOrder.BIG_ENDIAN);
            return new java.util.UUID(bytes.getLong(offset), bytes.getLong(offset + 8));
        }

        public void set(ByteBuffer struct, java.util.UUID uuid) {
            ByteBuffer bytes = struct.duplicate().order(ByteOrder.BIG_ENDIAN);
            bytes.putLong(offset, uuid.getMostSignificantBits());
            bytes.putLong(offset + 8, uuid.getLeastSignificantBits());
        }
    }

    /** {@code uint32_t[count]}. */
    record U32Array(int offset, int count) implements Field {
        @Override
        public int size() {
            return 4 * count;
        }

        public int get(ByteBuffer struct, int index) {
            return struct.getInt(offset + 4 * index);
        }
    }

    /** {@code uint64_t[count]}, and pointers. */
    record U64Array(int offset, int count) implements Field {
        @Override
        public int size() {
            return 8 * count;
        }

        public void set(ByteBuffer struct, int index, long value) {
            struct.putLong(offset + 8 * index, value);
        }
    }

    /** {@code uint8_t[size]}. */
    record Bytes(int offset, int size) implements Field {
        /** What {@code bytes} lacks is zero. */
        public void set(ByteBuffer struct, byte[] bytes) {
            struct.put(offset, Arrays.copyOf(bytes, size));
        }
    }

    /** Structs within the struct, {@code each} bytes long. */
    record Structs(int offset, int each, int count) implements Field {
        @Override
        public int size() {
            return each * count;
        }

        public ByteBuffer at(ByteBuffer struct, int index) {
            return struct.slice(offset + each * index, each).order(ByteOrder.nativeOrder());
        }
    }

    /** {@code char[size]}, ended by a NUL unless it is full. */
    record Chars(int offset, int size) implements Field {
        public String get(ByteBuffer struct) {
            byte[] bytes = new byte[size];
            struct.get(offset, bytes);
            int length = 0;
            while (length < size && bytes[length] != 0) {
                length++;
            }
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }

        /** Cuts what leaves no room for the NUL. */
        public void set(ByteBuffer struct, String text) {
            byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), size);
            bytes[size - 1] = 0;
            struct.put(offset, bytes);
        }
    }
}
