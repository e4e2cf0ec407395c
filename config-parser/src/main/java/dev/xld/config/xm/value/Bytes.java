package dev.xld.config.xm.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Python 2's {@code str} is a row of bytes: here a String of the characters 0 to 255. At the borders (the file, the command
 * line, the host, the result) the bytes are UTF-8. Pure functions.
 */
public final class Bytes {
    private Bytes() {}

    public static String of(String text) {
        return isAscii(text) ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The text of bytes; what is no UTF-8 is taken for Latin-1. */
    public static String text(String bytes) {
        if (isAscii(bytes)) {
            return bytes;
        }
        try {
            byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return bytes;
        }
    }

    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~' + 1) {
                return false;
            }
        }
        return true;
    }
}
