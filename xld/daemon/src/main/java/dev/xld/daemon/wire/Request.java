package dev.xld.daemon.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import org.jspecify.annotations.Nullable;

/** A request as read from its line: {@code id} is an integer, {@code parameters} the method's record. */
record Request(long id, Method method, Object parameters) {
    static Request of(JsonNode node) {
        if (node.isArray()) {
            throw invalid("batches are not taken; send one object a line");
        }
        if (!node.isObject() || !node.path("jsonrpc").asText().equals("2.0")) {
            throw invalid("a request is an object with \"jsonrpc\": \"2.0\"");
        }
        Long id = idOf(node);
        if (id == null) {
            throw invalid("a request has an integer \"id\"");
        }
        if (!node.path("method").isTextual()) {
            throw invalid("a request has a \"method\"");
        }
        String name = node.path("method").asText();
        Method method = MethodTable.byWireName(name)
                .orElseThrow(() -> new ApiException(ErrorKind.UNKNOWN_METHOD, "there is no method " + shortened(name)));
        JsonNode parameters = node.get("params");
        if (parameters != null && !parameters.isObject()) {
            throw new ApiException(ErrorKind.INVALID_PARAMETERS, "\"params\" is an object");
        }
        try {
            return new Request(id, method, Json.parameters(parameters, method.parameters()));
        } catch (ApiException e) {
            throw new ApiException(e.kind(), method.wireName() + ": " + e.getMessage());
        }
    }

    /** The id of anything that looks like a request, for the answer; null where there is none. */
    static @Nullable Long idOf(JsonNode node) {
        JsonNode id = node.get("id");
        return id != null && id.isIntegralNumber() && id.canConvertToLong() ? id.asLong() : null;
    }

    private static String shortened(String name) {
        return Audit.printable(name.length() > 64 ? name.substring(0, 64) + "..." : name);
    }

    private static ApiException invalid(String message) {
        return new ApiException(ErrorKind.INVALID_REQUEST, message);
    }
}
