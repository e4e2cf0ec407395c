package dev.xld.xenstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StoreTextTest {
    @Property
    void anyBytesSurvive(@ForAll byte[] bytes) {
        assertThat(StoreText.bytes(StoreText.of(bytes))).isEqualTo(bytes);
    }

    @Property
    void textIsUtf8(@ForAll String text) {
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(StoreText.bytes(valid)).isEqualTo(valid.getBytes(StandardCharsets.UTF_8));
        assertThat(StoreText.of(StoreText.bytes(valid))).isEqualTo(valid);
    }

    @Test
    void whatIsNoUtf8IsEscapedByteByByte() {
        byte[] mixed = {'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xBC, (byte) 0xE2, (byte) 0x82};
        assertThat(StoreText.of(mixed)).isEqualTo("a\uDCFFü\uDCE2\uDC82");
        assertThat(StoreText.bytes("a\uDCFFü\uDCE2\uDC82")).isEqualTo(mixed);
    }

    @Test
    void aPairWhoseSecondHalfLooksLikeAnEscapeIsOneCharacter() {
        String pair = new String(Character.toChars(0x1F0FF));
        assertThat(StoreText.of(StoreText.bytes(pair))).isEqualTo(pair);
        assertThat(StoreText.bytes("\uDC80" + pair)).hasSize(5);
    }
}
