package dev.xld.daemon.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.xld.api.ApiException;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Hello;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The daemon reads and writes the very lines that the client's tests hold the client to. */
class GoldenLinesTest {
    private static final Path GOLDEN = Path.of("../api/src/test/resources/golden");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(GOLDEN.resolve(name + ".json"));
    }

    private static JsonNode tree(String name) throws IOException {
        return MAPPER.readTree(golden(name));
    }

    private static void sameLine(byte[] written, String name) throws IOException {
        String line = new String(written, StandardCharsets.UTF_8);
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).isEqualTo(new String(golden(name), StandardCharsets.UTF_8).strip());
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsReadAsTheClientWritesIt(Method method) throws IOException {
        byte[] line = golden(method.wireName() + ".request");
        Request request = Request.of(Json.parse(line, line.length));
        assertThat(request.id()).isEqualTo(7);
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.parameters()).isInstanceOf(method.parameters());
        assertThat(MAPPER.<JsonNode>valueToTree(request.parameters()))
                .isEqualTo(MAPPER.readTree(line).get("params"));
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerIsWrittenAsTheClientReadsIt(Method method) throws IOException {
        String name = method.wireName() + ".answer";
        JsonNode result = tree(name).get("result");
        // Records without components have nothing for the mapper to build them from.
        Object answer = result.isEmpty() ? new Done() : MAPPER.treeToValue(result, method.result());
        sameLine(Json.result(7, answer), name);
    }

    @Test
    void helloProgressAndErrorsAreWrittenAsTheClientReadsThem() throws IOException {
        sameLine(Json.notification("hello", new Hello(1, "0.1.0", "4.17.5", List.of("one", "two"))), "hello");
        sameLine(Json.notification("task.progress", new Progress(7, 3, 12, "building the guest")), "task.progress");
        sameLine(
                Json.error(
                        7L,
                        new ApiException(
                                ErrorKind.MISSING_RESOURCE,
                                "cannot open /dev/loop7: Permission denied",
                                "EACCES",
                                "AttachDevices",
                                null)),
                "error");
    }
}
