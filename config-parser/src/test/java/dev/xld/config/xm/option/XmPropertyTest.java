package dev.xld.config.xm.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.xm.value.Bytes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** No text makes the evaluator throw, and what Python writes of a value reads back as that value. */
class XmPropertyTest {
    private static final String[] PIECES = {
        "a",
        "b",
        "name",
        "memory",
        "if ",
        "else",
        "elif ",
        "for ",
        "in ",
        "while ",
        "def f(",
        "return ",
        "lambda ",
        "not ",
        "and ",
        "or ",
        "is ",
        "try:",
        "except ",
        "finally:",
        "raise ",
        "import ",
        "from ",
        "os",
        "re",
        "del ",
        "print ",
        "global ",
        "assert ",
        "pass",
        "break",
        "class ",
        "=",
        "==",
        "+=",
        "+",
        "-",
        "*",
        "**",
        "/",
        "%",
        "<",
        "<<",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ":\n ",
        ".",
        ";",
        "\n",
        "\n ",
        "\n",
        "\t",
        " ",
        "#",
        "'",
        "\"",
        "'''",
        "\\",
        "'%s'",
        "'%d'",
        "'x'",
        "u'y'",
        "r'\\'",
        "1",
        "0",
        "2.5",
        "10L",
        "0x1f",
        "1e9",
        "os.uname()",
        ".split()",
        ".append(",
        ".format(",
        "range(",
        "str(",
        "int(",
        "len(",
        "sorted(",
        "map(",
        "True",
        "None",
        "xm_vars.check()",
        "re.sub(",
        "é",
        "\0",
        "\ud800"
    };

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    /** Statements that parse, of values that may not fit. */
    @Provide
    Arbitrary<String> programs() {
        Arbitrary<String> atoms = Arbitraries.of(
                "a",
                "b",
                "1",
                "-2",
                "0",
                "2.5",
                "'x'",
                "'%s-%d'",
                "u'y'",
                "[1, 'z']",
                "(1, 2)",
                "{'k': 1}",
                "None",
                "True",
                "len",
                "'a b'.split",
                "[3, 1].sort",
                "lambda x: x",
                "3L",
                "''",
                "[]",
                "os.environ",
                "str");
        Arbitrary<String> operators = Arbitraries.of(
                " + ",
                " - ",
                " * ",
                " / ",
                " % ",
                " // ",
                " ** ",
                " << ",
                " >> ",
                " & ",
                " | ",
                " ^ ",
                " < ",
                " == ",
                " in ",
                " is ",
                " and ",
                " or ",
                " not in ",
                " >= ");
        Arbitrary<String> calls = Arbitraries.of(
                "len(#)",
                "str(#)",
                "repr(#)",
                "int(#)",
                "float(#)",
                "sorted(#)",
                "list(#)",
                "dict(#)",
                "set(#)",
                "sum(#)",
                "max(#)",
                "min(#)",
                "range(#)",
                "zip(#, #)",
                "map(#, #)",
                "filter(#, #)",
                "isinstance(#, #)",
                "#.get(#)",
                "#[#]",
                "#[#:#]",
                "#(#)",
                "[x for x in #]",
                "'%s' % (#,)",
                "'{0}'.format(#)",
                "','.join(#)",
                "# if # else #",
                "not #",
                "-#",
                "~#",
                "enumerate(#)",
                "round(#)",
                "abs(#)",
                "hex(#)",
                "chr(#)",
                "ord(#)",
                "tuple(#)",
                "reversed(#)",
                "'%d' % #",
                "'%x' % #",
                "'%5.2f' % #",
                "'%c' % #",
                "'aXb'.replace(#, #)",
                "'a,b'.split(#)",
                "'ab'.find(#)",
                "re.sub(#, #, #)",
                "re.findall(#, #)",
                "pow(#, #)",
                "divmod(#, #)",
                "cmp(#, #)",
                "any(#)",
                "reduce(#, #)",
                "long(#)",
                "unicode(#)",
                "type(#)",
                "bool(#)",
                "oct(#)",
                "bin(#)",
                "os.path.join(#, #)",
                "add_offset_to_ip(#, #)",
                "'ab'.center(#, #)",
                "'a'.startswith(#)",
                "'{0:>5}'.format(#)",
                "'{0:x}'.format(#)",
                "[1].index(#)",
                "[1].extend(#)",
                "[2].insert(#, #)");
        Arbitrary<String> templates = Arbitraries.oneOf(calls, operators.map(operator -> "#" + operator + "#"), atoms);
        Arbitrary<String> expressions = templates
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(list -> {
                    String text = list.get(0);
                    for (String next : list.subList(1, list.size())) {
                        text = text.replaceFirst("#", Matcher.quoteReplacement("(" + next + ")"));
                    }
                    return text;
                });
        return expressions.flatMap(text -> atoms.list().ofSize(16).map(values -> {
            String filled = text;
            for (String value : values) {
                filled = filled.replaceFirst("#", Matcher.quoteReplacement("(" + value + ")"));
            }
            return "import re\na = 'q'\nb = [5]\nx = " + filled.replace("#", "1") + "\n";
        }));
    }

    private static void givesAVerdict(String text) {
        XmFile file = Xm.evaluate("fuzz", text, List.of("memory=1"), Files.HOST);
        assertThat(file.errors())
                .allSatisfy(error -> assertThat(error.position()).isNotNull());
        assertThat(file.options().isEmpty()).isEqualTo(!file.ok());
    }

    @Property(tries = 5000)
    void anyTokensGetAVerdict(@ForAll("soup") String text) {
        givesAVerdict(text);
    }

    @Property(tries = 1000)
    void anyCharactersGetAVerdict(@ForAll String text) {
        givesAVerdict(text);
        givesAVerdict("a = '" + text + "'");
    }

    @Property(tries = 5000)
    void anyExpressionGetsAVerdict(@ForAll("programs") String text) {
        givesAVerdict(text);
    }

    @Property(tries = 1000)
    void anyFormatAndRegexGetAVerdict(@ForAll String text) {
        String literal = literal(text);
        givesAVerdict("x = " + literal + " % (1, 'a')");
        givesAVerdict("x = " + literal + ".format(1, 'a')");
        givesAVerdict("import re\nx = re.sub(" + literal + ", '-', 'abc')");
        givesAVerdict("import re\nx = re.sub('(a)(?P<n>b)?', " + literal + ", 'abc')");
    }

    /** A string as a Python literal of escapes only. */
    private static String literal(String text) {
        return Bytes.of(text)
                .chars()
                .mapToObj(c -> String.format("\\x%02x", c))
                .collect(Collectors.joining("", "'", "'"));
    }

    @Property
    void escapesMakeAnyText(@ForAll String text) {
        XmFile file = Files.good("a = " + literal(text));
        assertThat(Files.option(file, "a")).isEqualTo(Bytes.text(Bytes.of(text)));
    }

    @Property
    void stringsReadBack(@ForAll String text) {
        String repr = Files.option(Files.good("a = repr(" + literal(text) + ")"), "a");
        XmFile again =
                Files.good("a = " + repr + "\nb = repr(a)\nc = a == " + literal(text) + " and 'same' or 'other'");
        assertThat(Files.option(again, "b")).isEqualTo(repr);
        assertThat(Files.option(again, "c")).isEqualTo("same");
    }

    @Property
    void wholeNumbersReadBack(@ForAll int number, @ForAll long large) {
        assertThat(Files.option(Files.good("a = " + number), "a")).isEqualTo(String.valueOf(number));
        assertThat(Files.repr("int('" + large + "')")).isEqualTo(String.valueOf(large));
    }

    @Property
    void floatsReadBack(@ForAll double number) {
        String repr = Files.repr("float('" + number + "')");
        assertThat(Double.parseDouble(repr)).isEqualTo(number);
        assertThat(Files.repr(repr)).isEqualTo(repr);
    }

    @Property(tries = 200)
    void listsReadBack(@ForAll @Size(max = 4) List<@Size(max = 4) List<@StringLength(max = 9) String>> lists) {
        String literal = lists.stream()
                .map(list -> list.stream().map(XmPropertyTest::literal).collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
        String repr = Files.repr(literal);
        assertThat(Files.repr(repr)).isEqualTo(repr);
        assertThat(Files.repr(repr + " == " + literal)).isEqualTo("True");
    }

    @Property
    void divisionIsFloored(@ForAll int a, @ForAll int b) {
        if (b != 0) {
            assertThat(Files.repr(a + " / " + b)).isEqualTo(String.valueOf(Math.floorDiv((long) a, (long) b)));
            assertThat(Files.repr(a + " % " + b)).isEqualTo(String.valueOf(Math.floorMod((long) a, (long) b)));
        }
    }
}
