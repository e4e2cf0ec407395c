package dev.xld.daemon.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a request's parameters in words that name the parameter, not the Java class. Stateless. */
final class BadParameters {
    private BadParameters() {}

    static ApiException explain(JsonProcessingException failure) {
        return new ApiException(ErrorKind.INVALID_PARAMETERS, sentence(failure));
    }

    private static String sentence(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            String known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return "there is no parameter " + unknown.getPropertyName() + "; there are: " + known;
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return named(mismatch) + " must be " + expected(mismatch.getTargetType());
        }
        if (failure instanceof JsonMappingException mapping) {
            return named(mapping) + " makes no sense: " + firstLine(mapping.getOriginalMessage());
        }
        return "the parameters make no sense: " + firstLine(failure.getOriginalMessage());
    }

    private static String named(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .findFirst()
                .map(name -> "the parameter " + name)
                .orElse("what is given");
    }

    private static String expected(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == long.class || type == int.class || type == Integer.class) {
            return "an integer" + (type == long.class ? "" : " of 32 bits");
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return type == String.class
                ? "a string"
                : List.class.isAssignableFrom(type) ? "a list of strings" : "an object";
    }

    static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
