package dev.xld.xenstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Messages on the wire: 16 bytes of header, payloads bounded, nothing believed. */
class MessageTest {
    @Property
    void argumentsSurviveTheWire(@ForAll @Size(max = 5) List<@CharRange(from = 1, to = 255) String> arguments) {
        Message sent = Message.of(Message.Type.WATCH, 7, 9, arguments.toArray(String[]::new));
        ByteBuffer bytes = sent.encode();
        assertThat(bytes.remaining()).isEqualTo(Message.HEADER + sent.payload().length);
        if (sent.payload().length <= StorePath.PAYLOAD_MAX) {
            Message header = Message.header(bytes);
            bytes.get(header.payload());
            assertThat(header.request()).isEqualTo(7);
            assertThat(header.transaction()).isEqualTo(9);
            assertThat(header.strings()).isEqualTo(arguments.isEmpty() ? List.of("") : arguments);
        }
    }

    @Test
    void lengthsAndTypesOutOfRangeAreRefused() {
        for (int[] words : new int[][] {{2, 0, 0, (1 << 20) + 1}, {2, 0, 0, -1}, {23, 0, 0, 0}, {-1, 0, 0, 0}}) {
            ByteBuffer header = ByteBuffer.allocate(Message.HEADER).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            for (int word : words) {
                header.putInt(word);
            }
            assertThatThrownBy(() -> Message.header(header.flip())).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
