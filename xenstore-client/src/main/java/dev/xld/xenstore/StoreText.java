package dev.xld.xenstore;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Values of the store as Java text. The store keeps bytes, and all who write text there write UTF-8; but a guest may write
 * anything. So a byte 0xNN that is no UTF-8 becomes the lone surrogate U+DCNN, which no text has, and that becomes the byte
 * again: bytes to text and back is the identity. A lone surrogate other than those is written as {@code ?}. Any thread.
 */
final class StoreText {
    private static final int ESCAPE = 0xDC00;

    private StoreText() {}

    static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static String of(byte[] bytes, int from, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        CharBuffer out = CharBuffer.allocate(length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = result.length(); i > 0; i--) {
                out.put((char) (ESCAPE | in.get() & 0xFF));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    static byte[] bytes(String text) {
        if (text.chars().noneMatch(StoreText::isEscape)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer out = ByteBuffer.allocate(3 * text.length());
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean pair = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            if (isEscape(text.charAt(i)) && !pair) {
                out.put(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
                out.put((byte) text.charAt(i));
                plain = i + 1;
            }
        }
        out.put(text.substring(plain).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static boolean isEscape(int c) {
        return c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF;
    }
}
