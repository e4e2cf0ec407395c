package dev.xld.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.json.JsonReader.BadJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A patch makes the second object of the first, and says no more than differs. */
class JsonPatchTest {
    private static Json.Obj object(String text) throws BadJsonException {
        return (Json.Obj) JsonReader.read(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}           | {"a":1}                 | {}
            {"a":1}           | {}                      | {"a":null}
            {}                | {"a":{}}                | {"a":{}}
            {"a":{"b":1}}     | {"a":{}}                | {"a":{"b":null}}
            {"a":{"b":1,"c":2}} | {"a":{"b":1,"c":3}}   | {"a":{"c":3}}
            {"a":[1,{"b":2}]} | {"a":[1,{"b":3}]}       | {"a":[1,{"b":3}]}
            {"a":{"b":1}}     | {"a":"x"}               | {"a":"x"}
            {"a":"x"}         | {"a":{"b":1}}           | {"a":{"b":1}}
            """)
    void onlyWhatDiffersIsSaid(String from, String to, String patch) throws BadJsonException {
        assertThat(JsonPatch.between(object(from), object(to))).isEqualTo(object(patch));
        assertThat(JsonPatch.apply(object(from), object(patch))).isEqualTo(object(to));
    }

    /** Of the examples of RFC 7396 those whose target is an object. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":"b","b":"c"}       | {"a":null}                     | {"b":"c"}
            {"a":["b"]}             | {"a":"c"}                      | {"a":"c"}
            {"a":"c"}               | {"a":["b"]}                    | {"a":["b"]}
            {"a":{"b":"c"}}         | {"a":{"b":"d","c":null}}       | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}       | {"a":[1]}                      | {"a":[1]}
            {}                      | {"a":{"bb":{"ccc":null}}}      | {"a":{"bb":{}}}
            {"e":null}              | {"a":1}                        | {"e":null,"a":1}
            """)
    void isAppliedAsTheRfcSays(String target, String patch, String result) throws BadJsonException {
        assertThat(JsonPatch.apply(object(target), object(patch))).isEqualTo(object(result));
    }

    @Property(tries = 500)
    void thePatchBetweenTwoObjectsMakesOneOfTheOther(@ForAll long seed) {
        Random random = new Random(seed);
        Json.Obj from = (Json.Obj) drawn(random, 0);
        Json.Obj to = (Json.Obj) drawn(random, 0);
        assertThat(JsonPatch.apply(from, JsonPatch.between(from, to))).isEqualTo(to);
        assertThat(JsonPatch.between(to, to)).isEqualTo(Json.Obj.EMPTY);
    }

    private static Json drawn(Random random, int depth) {
        int kind = depth == 0 ? 0 : depth > 3 ? 2 : random.nextInt(4);
        if (kind == 0) {
            Map<String, Json> members = new LinkedHashMap<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                members.put("" + (char) ('a' + random.nextInt(4)), drawn(random, depth + 1));
            }
            return new Json.Obj(members);
        }
        if (kind == 1) {
            List<Json> items = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                items.add(drawn(random, depth + 1));
            }
            return new Json.Arr(items);
        }
        return Json.Num.of(random.nextInt(2));
    }
}
