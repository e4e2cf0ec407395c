package dev.xld.daemon.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.xld.api.ApiException;
import dev.xld.api.ErrorData;
import dev.xld.api.ErrorKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON-RPC 2.0 objects as bytes of one line, and back. Bounded: 64 levels deep, numbers of 1000 digits, and a line is
 * bounded before it comes here. Stateless but for Jackson's own caches; any thread.
 */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(Lines.MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    /** One line as a tree. */
    static JsonNode parse(byte[] line) {
        try {
            return MAPPER.readTree(line);
        } catch (java.io.IOException e) {
            throw new ApiException(ErrorKind.PARSE_ERROR, "the line is no JSON: " + firstLine(e.getMessage()));
        }
    }

    /** A request's parameters as the method's record; every component that is not nullable must be there. */
    static Object parameters(@Nullable JsonNode parameters, Class<?> type) {
        try {
            Object record = MAPPER.treeToValue(parameters == null ? MAPPER.createObjectNode() : parameters, type);
            missing(record, type).ifPresent(name -> {
                throw new ApiException(ErrorKind.INVALID_PARAMETERS, "the parameter " + name + " is missing");
            });
            return record;
        } catch (JsonMappingException e) {
            String where = e.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(java.util.Objects::nonNull)
                    .reduce((a, b) -> b)
                    .map(name -> "the parameter " + name + ": ")
                    .orElse("");
            throw new ApiException(ErrorKind.INVALID_PARAMETERS, where + firstLine(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw new ApiException(ErrorKind.INVALID_PARAMETERS, firstLine(e.getOriginalMessage()));
        }
    }

    private static Optional<String> missing(@Nullable Object record, Class<?> type) {
        if (record == null) {
            return Optional.of("object");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class) && read(record, component) == null) {
                return Optional.of(component.getName());
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object read(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] result(long id, Object result) {
        return bytes(message().put("id", id).set("result", MAPPER.valueToTree(result)));
    }

    /** {@code id} is null where the request's could not be read. */
    static byte[] error(@Nullable Long id, ApiException failure) {
        ObjectNode error = MAPPER.createObjectNode()
                .put("code", failure.kind().code())
                .put("message", String.valueOf(failure.getMessage()));
        error.set("data", MAPPER.valueToTree(new ErrorData(failure.kind(), failure.errno(), failure.step())));
        return bytes(message().put("id", id).set("error", error));
    }

    static byte[] notification(String method, Object parameters) {
        return bytes(message().put("method", method).set("params", MAPPER.valueToTree(parameters)));
    }

    private static ObjectNode message() {
        return MAPPER.createObjectNode().put("jsonrpc", "2.0");
    }

    private static byte[] bytes(JsonNode message) {
        return (message + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
