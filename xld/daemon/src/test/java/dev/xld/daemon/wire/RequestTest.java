package dev.xld.daemon.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.xld.api.ApiException;
import dev.xld.api.ConsoleRequest;
import dev.xld.api.DomainRef;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    private static Request parse(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        JsonNode node = Json.parse(bytes, bytes.length);
        return Request.of(node);
    }

    private static Request request(String method, String parameters) {
        return parse("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"" + method + "\",\"params\":" + parameters + "}");
    }

    @Test
    void membersMayComeInAnyOrder() {
        assertThat(parse("{\"params\":{\"force\":true,\"domain\":\"web\"},\"method\":\"domain.destroy\","
                        + "\"id\":9007199254740993,\"jsonrpc\":\"2.0\"}"))
                .isEqualTo(new Request(9007199254740993L, Method.DOMAIN_DESTROY, new DomainRef("web", true)));
    }

    @Test
    void parametersThatMayBeNullMayBeLeftOut() {
        assertThat(request("domain.console", "{\"domain\":\"web\"}").parameters())
                .isEqualTo(new ConsoleRequest("web", null, null));
    }

    @Test
    void aFlagLeftOutIsFalse() {
        assertThat(request("domain.destroy", "{\"domain\":\"web\"}").parameters())
                .isEqualTo(new DomainRef("web", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.list\"}] | batches are not taken",
                "7 | a request is an object",
                "{\"id\":1,\"method\":\"domain.list\"} | \"jsonrpc\": \"2.0\"",
                "{\"jsonrpc\":\"2.0\",\"method\":\"domain.list\"} | an integer \"id\"",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"domain.list\"} | an integer \"id\"",
                "{\"jsonrpc\":\"2.0\",\"id\":1e99,\"method\":\"domain.list\"} | an integer \"id\"",
                "{\"jsonrpc\":\"2.0\",\"id\":1} | a \"method\"",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":{}} | a \"method\"",
            })
    void whatIsNoRequestIsInvalid(String line, String expected) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_REQUEST))
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "domain.destroy | {\"force\":true} | the parameter domain is missing",
                "domain.destroy | {\"domain\":null,\"force\":true} | the parameter domain is missing",
                "domain.destroy | {\"domain\":\"a\",\"force\":\"yes\"} | the parameter force must be true or false",
                "domain.destroy | {\"domain\":\"a\",\"force\":1} | the parameter force must be true or false",
                "domain.destroy | {\"domain\":5,\"force\":true} | the parameter domain must be a string",
                "domain.destroy | {\"domain\":{},\"force\":true} | the parameter domain must be a string",
                "domain.destroy | {\"domain\":\"a\",\"force\":true,\"x\":1} | no parameter x; there are: domain, force",
                "domain.list | {\"domains\":\"a\"} | the parameter domains must be a list of strings",
                "domain.list | {\"domains\":[null]} | the parameter domains must be a list of strings",
                "domain.list | {\"domains\":[[]]} | the parameter domains must be a list of strings",
                "domain.list | {\"domains\":[1]} | the parameter domains must be a list of strings",
                "domain.list | [] | \"params\" is an object",
                "domain.wait | {\"domid\":1.5,\"destruction\":true} | the parameter domid must be an integer",
                "domain.wait | {\"domid\":99999999999,\"destruction\":true} | the parameter domid",
                "domain.shutdown | {\"domain\":\"a\",\"action\":\"HALT\",\"fallback\":true} | one of POWEROFF, REBOOT",
                "domain.shutdown | {\"domain\":\"a\",\"action\":0,\"fallback\":true} | one of POWEROFF, REBOOT",
                "task.cancel | {\"request\":\"1\"} | the parameter request must be an integer",
            })
    void wrongParametersAreNamed(String method, String parameters, String expected) {
        assertThatThrownBy(() -> request(method, parameters))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_PARAMETERS))
                .hasMessageContaining(expected)
                .hasMessageNotContaining("dev.xld");
    }

    @Test
    void unknownMethodsAreNamedWithoutTheirControlCharacters() {
        assertThatThrownBy(() -> request("domain.\\u001b[2Jexplode", "{}"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNKNOWN_METHOD))
                .hasMessage("there is no method domain.?[2Jexplode");
    }
}
