package dev.xld.config.sxp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The text of atoms and the bytes in files. xend knew bytes only: it wrote each byte beyond ASCII as an escape, {@code \xc3\xa9}
 * for é, and other tools write UTF-8 as it is. Both are read as the character. A byte 0xNN that is no UTF-8 becomes the lone
 * surrogate U+DCNN and that the byte again, so that bytes to text and back is the identity. Any thread.
 */
public final class SxpText {
    private static final int FIRST_LONE_BYTE = 0xDC80;
    private static final int LAST_LONE_BYTE = 0xDCFF;

    private SxpText() {}

    public static String decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = utf8.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put(ofByte(in.get() & 0xFF));
            }
            result = utf8.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** The bytes of a text; a lone surrogate that stands for no byte becomes {@code ?}. */
    public static byte[] encode(String text) {
        if (text.chars().noneMatch(c -> isByte((char) c))) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer out = ByteBuffer.allocate(3 * text.length());
        int pending = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean paired = i > pending && Character.isHighSurrogate(text.charAt(i - 1));
            if (isByte(text.charAt(i)) && !paired) {
                if (i > pending) {
                    out.put(text.substring(pending, i).getBytes(StandardCharsets.UTF_8));
                }
                out.put((byte) text.charAt(i));
                pending = i + 1;
            }
        }
        out.put(text.substring(pending).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** One byte as it stands in a text whose bytes are not decoded yet. */
    static char ofByte(int value) {
        return (char) (value < 0x80 ? value : FIRST_LONE_BYTE + value - 0x80);
    }

    private static boolean isByte(char c) {
        return c >= FIRST_LONE_BYTE && c <= LAST_LONE_BYTE;
    }
}
