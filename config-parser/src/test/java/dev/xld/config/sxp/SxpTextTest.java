package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SxpTextTest {
    @Property(tries = 1000)
    void bytesSurviveBeingText(@ForAll byte[] bytes) {
        assertThat(SxpText.encode(SxpText.decode(bytes))).isEqualTo(bytes);
    }

    @Test
    void utf8IsTheCharacterAndAnyOtherByteALoneSurrogate() {
        assertThat(SxpText.decode("aé😀".getBytes(StandardCharsets.UTF_8))).isEqualTo("aé😀");
        assertThat(SxpText.decode(new byte[] {'a', (byte) 0xC3, 'b', (byte) 0xFF}))
                .isEqualTo("a\udcc3b\udcff");
    }

    @Test
    void theSecondHalfOfAPairIsNoByte() {
        String pair = "\ud800\udc80";
        assertThat(SxpText.encode(pair + "\udc80")).hasSize(5).startsWith(pair.getBytes(StandardCharsets.UTF_8));
        assertThat(SxpText.encode("\udc80" + pair)).hasSize(5).startsWith(0x80);
        assertThat(SxpText.encode("\ud800x")).isEqualTo(new byte[] {'?', 'x'});
    }
}
