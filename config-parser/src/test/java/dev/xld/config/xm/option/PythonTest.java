package dev.xld.config.xm.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions and programs mean what Python 2.7 makes of them; the tables hold what it printed. */
class PythonTest {
    private static final String ARROW = "==>  ";

    private static String table(String name) throws IOException {
        try (InputStream table = PythonTest.class.getResourceAsStream("/xm/" + name)) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Arguments row(String row) {
        int arrow = row.lastIndexOf(ARROW);
        return arguments(row.substring(0, arrow).strip(), row.substring(arrow + ARROW.length()));
    }

    static Stream<Arguments> expressions() throws IOException {
        return table("expressions.txt")
                .lines()
                .filter(line -> line.contains(ARROW))
                .map(PythonTest::row);
    }

    static Stream<Arguments> programs() throws IOException {
        String[] blocks = table("programs.txt").split("(?m)^---\n");
        return Arrays.stream(blocks).filter(block -> block.contains(ARROW)).map(block -> row(block.stripTrailing()));
    }

    @ParameterizedTest
    @MethodSource
    void expressions(String expression, String repr) {
        assertThat(Files.repr(expression)).isEqualTo(repr);
    }

    @ParameterizedTest
    @MethodSource
    void programs(String program, String result) {
        assertThat(Files.option(Files.good(program + "\n"), "r")).isEqualTo(result);
    }
}
