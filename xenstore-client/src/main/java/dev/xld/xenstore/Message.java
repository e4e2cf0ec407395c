package dev.xld.xenstore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of the protocol in {@code xen/io/xs_wire.h}: a 16-byte header of four little-endian words (type, request,
 * transaction, length) and the payload, at most 4096 bytes of it in a request.
 */
record Message(Type type, int request, int transaction, byte[] payload) {
    static final int HEADER = 16;
    private static final int ANSWER_MAX = 1 << 20;

    /** Message types; the number is the ordinal, so the order is the protocol's and holes are kept. */
    enum Type {
        CONTROL,
        DIRECTORY,
        READ,
        GET_PERMS,
        WATCH,
        UNWATCH,
        TRANSACTION_START,
        TRANSACTION_END,
        INTRODUCE,
        RELEASE,
        GET_DOMAIN_PATH,
        WRITE,
        MKDIR,
        RM,
        SET_PERMS,
        WATCH_EVENT,
        ERROR,
        IS_DOMAIN_INTRODUCED,
        RESUME,
        SET_TARGET,
        RESTRICT,
        RESET_WATCHES,
        DIRECTORY_PART;

        private static final Type[] ALL = values();
    }

    /** A request with arguments that each end in a zero byte. */
    static Message of(Type type, int request, int transaction, String... arguments) {
        return new Message(type, request, transaction, StoreText.bytes(String.join("\0", arguments) + "\0"));
    }

    /** A WRITE: the value follows the path's zero byte and has none itself. */
    static Message write(int request, int transaction, String path, String value) {
        return new Message(Type.WRITE, request, transaction, StoreText.bytes(path + "\0" + value));
    }

    /** Its length on the wire. */
    int size() {
        return HEADER + payload.length;
    }

    ByteBuffer encode() {
        ByteBuffer buffer = ByteBuffer.allocate(size()).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(type.ordinal())
                .putInt(request)
                .putInt(transaction)
                .putInt(payload.length)
                .put(payload);
        return buffer.flip();
    }

    /**
     * Reads a header. An answer may be longer than a request: oxenstored sends a long listing whole.
     *
     * @throws IllegalArgumentException for a type or length no xenstored sends
     */
    static Message header(ByteBuffer header) {
        ByteBuffer words = header.order(ByteOrder.LITTLE_ENDIAN);
        int type = words.getInt();
        int request = words.getInt();
        int transaction = words.getInt();
        int length = words.getInt();
        if (type < 0 || type >= Type.ALL.length || length < 0 || length > ANSWER_MAX) {
            throw new IllegalArgumentException("xenstored sent a message of type " + type + " and length " + length);
        }
        return new Message(Type.ALL[type], request, transaction, new byte[length]);
    }

    /** The whole payload as text, without one zero byte at its end. */
    String text() {
        int length = payload.length > 0 && payload[payload.length - 1] == 0 ? payload.length - 1 : payload.length;
        return StoreText.of(payload, 0, length);
    }

    /** The payload as it is. */
    String value() {
        return StoreText.of(payload);
    }

    /** The payload's zero-ended strings. */
    List<String> strings() {
        List<String> strings = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < payload.length; i++) {
            if (payload[i] == 0) {
                strings.add(StoreText.of(payload, start, i - start));
                start = i + 1;
            }
        }
        return strings;
    }

    StoreError error() {
        try {
            return StoreError.valueOf(text());
        } catch (IllegalArgumentException unknown) {
            return StoreError.EINVAL;
        }
    }
}
