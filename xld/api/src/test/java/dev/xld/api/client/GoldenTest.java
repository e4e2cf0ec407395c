package dev.xld.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.Hello;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines on the socket, as files that the daemon's tests read too: the two sides' JSON libraries agree on them. */
class GoldenTest {
    @ParameterizedTest
    @EnumSource
    void aCallIsWrittenAsRecorded(Method method) throws IOException {
        byte[] written = Codec.request(7, method, Samples.of(method).parameters());
        assertThat(JSON.std.mapFrom(written)).isEqualTo(golden(method.wireName() + ".request"));
        assertThat(written).doesNotContain('\n');
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerIsReadAsRecorded(Method method) throws IOException {
        Object result = golden(method.wireName() + ".answer").get("result");
        assertThat(Codec.record(result, method.result()))
                .isEqualTo(Samples.of(method).result());
    }

    @Test
    void theGreetingIsReadAsRecorded() throws IOException {
        assertThat(Codec.record(golden("hello").get("params"), Hello.class))
                .isEqualTo(new Hello(1, "0.1.0", "4.17.5", List.of("one", "two")));
    }

    @Test
    void progressIsReadAsRecorded() throws IOException {
        assertThat(Codec.record(golden("task.progress").get("params"), Progress.class))
                .isEqualTo(new Progress(7, 3, 12, "building the guest"));
    }

    @Test
    void anErrorIsReadAsRecorded() throws IOException {
        ApiException failure =
                Codec.failure((Map<?, ?>) Objects.requireNonNull(golden("error").get("error")));
        assertThat(failure).hasMessage("cannot open /dev/loop7: Permission denied");
        assertThat(failure.kind()).isEqualTo(ErrorKind.MISSING_RESOURCE);
        assertThat(failure.errno()).isEqualTo("EACCES");
        assertThat(failure.step()).isEqualTo("AttachDevices");
    }

    @Test
    void anErrorOfAnUnknownKindKeepsItsSentence() {
        ApiException failure = Codec.failure(Map.of("message", "too hot", "data", Map.of("kind", "MELTED")));
        assertThat(failure).hasMessage("too hot");
        assertThat(failure.kind()).isEqualTo(ErrorKind.INTERNAL);
    }

    private static Map<String, Object> golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/golden/" + name + ".json"))) {
            return JSON.std.mapFrom(in);
        }
    }
}
