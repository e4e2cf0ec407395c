package dev.xld.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.ParseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonConfigTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | g:1:2: error:",
                "7 | a domain config must be a JSON object",
                "{} | this object has no c_info, so it is no domain config",
                "[] | this lists no domains; one is a config",
                "{\"c_info\": {}} | type is missing",
                "{\"c_info\": {\"type\": \"pv\", \"uuid\": \"x\"}} | c_info.uuid is \"x\", which is no uuid",
                "{\"c_info\": {\"type\": \"pv\"}, \"disks\": [{}]} | a disk has no vdev",
                "{\"c_info\": {\"type\": \"pv\"}, \"dtdevs\": [{}]} | an element of dtdevs has no path",
                "{\"c_info\": {\"type\": \"pv\"}, \"b_info\": {\"cpuid\": {\"msr\": [{\"index\": \"1\"}]}}}"
                        + " | an element of msr has no index",
                "{\"c_info\": {\"type\": \"pv\"}, \"b_info\": {\"cpuid\": {\"cpuid\": [5]}}}"
                        + " | an element of cpuid has no leaf",
            })
    void whatIsNoConfigIsRefusedWithAReason(String text, String reason) {
        ParseResult result = JsonConfig.parse("g", text);
        assertThat(result.config()).isEmpty();
        assertThat(result.diagnostics())
                .singleElement()
                .extracting(Diagnostic::message)
                .asString()
                .contains(reason);
    }

    @Test
    void aListOfOneDomainIsItsConfig() {
        String one = "[{\"domid\": 3, \"config\": {\"c_info\": {\"type\": \"pv\", \"name\": \"a\"}}}]\0";
        assertThat(JsonConfig.parse("g", one).config().orElseThrow().name()).isEqualTo("a");
    }

    @Test
    void domain0IsPassedOver() {
        String two = """
                [{"domid": 0, "config": {"c_info": {"type": "pv", "name": "Domain-0"}}},
                 {"domid": 3, "config": {"c_info": {"type": "pv", "name": "a"}}}]
                """;
        ParseResult result = JsonConfig.parse("g", two);
        assertThat(result.config().orElseThrow().name()).isEqualTo("a");
        assertThat(result.diagnostics()).isEmpty();
    }

    @Test
    void ofSeveralGuestsTheFirstIsTakenWithAWarning() {
        String two = """
                [{"domid": 3, "config": {"c_info": {"type": "pv", "name": "a"}}},
                 {"domid": 4, "config": {"c_info": {"type": "pv", "name": "b"}}}]
                """;
        ParseResult result = JsonConfig.parse("g", two);
        assertThat(result.config().orElseThrow().name()).isEqualTo("a");
        assertThat(result.diagnostics())
                .singleElement()
                .extracting(Diagnostic::text)
                .asString()
                .contains("of the 2 guests in this file only the first, a, is taken");
    }

    @Test
    void anUnknownActionIsNotTakenForTheFirst() {
        String text = """
                {"c_info": {"type": "pv", "name": "g"}, "b_info": {"kernel": "/k"}, "on_crash": "coredump-restart"}
                """;
        assertThat(JsonConfig.parse("g.json", text).errors().get(0).message())
                .contains("on_crash is \"coredump-restart\", which is unknown");
    }
}
