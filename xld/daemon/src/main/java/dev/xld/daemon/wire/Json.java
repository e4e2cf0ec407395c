package dev.xld.daemon.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.xld.api.ApiException;
import dev.xld.api.ErrorData;
import dev.xld.api.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * JSON-RPC 2.0 objects as bytes of one line, and back. Bounded: 64 levels deep, 10,000 tokens, so that a line of brackets
 * costs no more memory than one of text; the line is bounded before it comes here. Stateless but for Jackson's caches; any
 * thread.
 */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxTokenCount(10_000)
                            .maxNameLength(1000)
                            .maxStringLength(Lines.MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    strings -> strings.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    private record Answer(String jsonrpc, long id, Object result) {}

    private record Failure(String jsonrpc, @Nullable Long id, Reason error) {}

    private record Reason(int code, String message, ErrorData data) {}

    private record Notice(String jsonrpc, String method, Object params) {}

    /** One line as a tree. */
    static JsonNode parse(byte[] line, int length) {
        try {
            return MAPPER.readTree(line, 0, length);
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    ErrorKind.PARSE_ERROR, "the line is no JSON: " + BadParameters.firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ApiException(
                    ErrorKind.PARSE_ERROR, "the line is no JSON: " + BadParameters.firstLine(e.getMessage()));
        }
    }

    /**
     * A request's parameters as the method's record; a flag left out is false, any other component that is not
     * nullable must be there.
     */
    static Object parameters(@Nullable JsonNode given, Class<?> type) {
        JsonNode parameters = given == null ? MAPPER.createObjectNode() : given;
        for (RecordComponent component : type.getRecordComponents()) {
            check(parameters.path(component.getName()), component);
        }
        try {
            return MAPPER.treeToValue(parameters, type);
        } catch (JsonProcessingException e) {
            throw BadParameters.explain(e);
        }
    }

    private static void check(JsonNode value, RecordComponent component) {
        boolean absent = value.isMissingNode() || value.isNull();
        boolean needed = component.getType() != boolean.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (absent && needed) {
            throw new ApiException(
                    ErrorKind.INVALID_PARAMETERS, "the parameter " + component.getName() + " is missing");
        }
        if (value.isArray()
                && StreamSupport.stream(value.spliterator(), false).anyMatch(element -> !element.isTextual())) {
            throw new ApiException(
                    ErrorKind.INVALID_PARAMETERS,
                    "the parameter " + component.getName() + " must be a list of strings");
        }
    }

    static byte[] result(long id, Object result) {
        return bytes(new Answer("2.0", id, result));
    }

    /** {@code id} is null where the request's could not be read. */
    static byte[] error(@Nullable Long id, ApiException failure) {
        ErrorData data = new ErrorData(failure.kind(), failure.errno(), failure.step());
        return bytes(
                new Failure("2.0", id, new Reason(failure.kind().code(), String.valueOf(failure.getMessage()), data)));
    }

    static byte[] notification(String method, Object parameters) {
        return bytes(new Notice("2.0", method, parameters));
    }

    private static byte[] bytes(Object message) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream(256);
            MAPPER.writeValue(line, message);
            line.write('\n');
            return line.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
