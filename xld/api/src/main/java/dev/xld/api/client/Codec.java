package dev.xld.api.client;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of {@code dev.xld.api} as JSON-RPC messages, one message a line, with jackson-jr. The daemon does the same with
 * databind; the golden files of this module hold both to one form. Stateless; any thread.
 */
final class Codec {
    private Codec() {}

    static byte[] request(long id, Method method, Object parameters) throws IOException {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("jsonrpc", "2.0");
        request.put("id", id);
        request.put("method", method.wireName());
        request.put("params", parameters);
        return JSON.std.asString(request).getBytes(StandardCharsets.UTF_8);
    }

    /** A line as a tree of maps, lists, strings, numbers and booleans. */
    static Map<String, Object> message(byte[] line) throws IOException {
        return JSON.std.mapFrom(line);
    }

    /** A part of such a tree as a record, or as an array of records. What the type does not know is passed over. */
    static <R> R record(@Nullable Object tree, Class<R> type) throws IOException {
        String text = JSON.std.asString(tree);
        if (type.isArray()) {
            return type.cast(JSON.std.arrayOfFrom(type.getComponentType(), text));
        }
        return JSON.std.beanFrom(type, text);
    }

    /** The {@code error} member of an answer. A kind that a newer daemon has invented counts as INTERNAL. */
    static ApiException failure(Map<?, ?> error) {
        Map<?, ?> data = error.get("data") instanceof Map<?, ?> given ? given : Map.of();
        ErrorKind kind = ErrorKind.INTERNAL;
        for (ErrorKind known : ErrorKind.values()) {
            if (known.name().equals(data.get("kind"))) {
                kind = known;
            }
        }
        return new ApiException(
                kind, String.valueOf(error.get("message")), text(data.get("errno")), text(data.get("step")), null);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
