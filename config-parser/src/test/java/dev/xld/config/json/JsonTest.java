package dev.xld.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.json.JsonReader.BadJsonException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void printsAsYajlDoes() {
        Json tree = new Json.Obj(Map.of("a", new Json.Arr(List.of(Json.Obj.EMPTY, new Json.Str("\u0001/\n\"")))));
        assertThat(JsonPrinter.print(tree)).isEqualTo("""
                        {
                            "a": [
                                {

                                },
                                "\\u0001/\\n\\""
                            ]
                        }
                        """);
    }

    @Property(tries = 500)
    void aStringSurvivesPrintingAndReading(@ForAll String text) throws BadJsonException {
        Json tree = new Json.Arr(List.of(new Json.Str(text)));
        assertThat(JsonReader.read(JsonPrinter.print(tree))).isEqualTo(tree);
    }

    @Test
    void aLineIsAscii() throws BadJsonException {
        Json tree = JsonReader.read("{\"a\": [1, {}, \"\u00e9\\n\"], \"b\": null}");
        assertThat(JsonPrinter.line(tree)).isEqualTo("{\"a\":[1,{},\"\\u00E9\\n\"],\"b\":null}");
    }

    @Property(tries = 500)
    void aStringSurvivesALine(@ForAll String text) throws BadJsonException {
        Json tree = new Json.Obj(Map.of(text, new Json.Str(text)));
        assertThat(JsonPrinter.line(tree)).matches("[ -~]*");
        assertThat(JsonReader.read(JsonPrinter.line(tree))).isEqualTo(tree);
    }

    @Property(tries = 1000)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            assertThat(JsonReader.read("[" + text)).isNotNull();
        } catch (BadJsonException e) {
            assertThat(e).hasMessageStartingWith("line ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"a":2} | line 1, column 13: a second member is named "a"
            [1 2]         | line 1, column 4: `,' is missing
            [1,]          | line 1, column 4: this is no JSON value
            [01]          | line 1, column 3: `,' is missing
            "a            | line 1, column 3: a string has no closing quote
            ["\\x"]       | line 1, column 5: this is no escape of JSON
            [] []         | line 1, column 4: nothing may follow the value
            """)
    void brokenTextIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> JsonReader.read(text.replace("\\\\", "\\"))).hasMessage(message);
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(1_000_000))).hasMessageContaining("nested deeper than 64");
    }
}
