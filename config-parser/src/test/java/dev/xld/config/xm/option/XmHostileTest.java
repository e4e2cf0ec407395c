package dev.xld.config.xm.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.xm.XmHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text takes long, much memory or much stack: half a megabyte of stack is enough for all of these. */
class XmHostileTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int STACK = 512 << 10;

    private static XmFile evaluate(String text) {
        AtomicReference<XmFile> result = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread =
                new Thread(null, () -> result.set(Xm.evaluate("f", text, List.of(), XmHost.UNKNOWN)), "t", STACK);
        thread.setUncaughtExceptionHandler((where, what) -> thrown.set(what));
        Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            thread.start();
            thread.join();
        });
        assertThat(thrown.get()).isNull();
        return result.get();
    }

    private static String refusal(String text) {
        List<Diagnostic> errors = evaluate(text).errors();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).position()).isNotNull();
        return errors.get(0).message();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                "-",
                "not ",
                "lambda:",
                "x=[",
                "f(",
                "a[",
                "2**",
                "if 1:\n",
                "x if y else ",
                "~",
                "{1:",
                "'",
                "\\",
                "(lambda:",
                "[x for x in ",
                "def f(x="
            })
    void deepNesting(String again) {
        assertThat(refusal("a = " + again.repeat(100_000)).length()).isLessThan(300);
        assertThat(refusal(again.repeat(100_000)).length()).isLessThan(300);
    }

    @Test
    void deepBlocks() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append(" ".repeat(i)).append("if 1:\n");
        }
        assertThat(refusal(text.toString())).contains("nested deeper than 64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return f()",
                "return (((((((((((((((((((((((((((((((((((((((((((f())))))))))))))))))))))))))))))))))))))))))))",
                "return [[[[[[[[[[[[[[[[[[[[[[[[[[[[f()]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "return map(lambda x: f(), [1])",
                "return sorted([1, 2], cmp=lambda x, y: f())",
                "return sorted([1, 2], key=lambda x: f())",
                "return re.sub('a', lambda m: f(), 'a')",
                "return reduce(lambda x, y: f(), [1, 2])",
                "return str.join(f(), [])",
                "return sum(f() for x in [1])",
                "try: pass\n finally: return f()",
                "try: return f()\n except: return f()",
                "for x in [1]: return f()",
                "xm_vars.var('f', check=lambda n, v: f()); xm_vars.check()"
            })
    void endlessRecursion(String body) {
        assertThat(refusal("import re\ndef f():\n " + body + "\nf()\n")).contains("deeper than");
    }

    @Test
    void recursionThroughManyBlocks() {
        StringBuilder text = new StringBuilder("def f():\n");
        for (int i = 1; i < 60; i++) {
            text.append(" ".repeat(i)).append(i % 2 == 0 ? "if 1:\n" : "for x in [1]:\n");
        }
        assertThat(refusal(text + " ".repeat(60) + "f()\nf()\n")).contains("deeper than");
    }

    @Test
    void recursionThroughManyClauses() {
        String clauses = " for x in [1] if 1".repeat(30);
        assertThat(refusal("def f(): return [f()" + clauses + "]\nf()\n")).contains("deeper than");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a = 'a' * 10**9                                     | string of more than
            a = 'a' * 10**30                                    | string of more than
            a = [0] * 10**9                                     | 16 MiB of values
            a = [[0] * 1000] * 10**9                            | 16 MiB of values
            a = 10**10**10                                      | integer of more than
            a = 2 << 10**9                                      | integer of more than
            a = 9**4000                                         | integer of more than
            a = range(10**9)                                    | 16 MiB of values
            a = range(10**30)                                   | 16 MiB of values
            for i in xrange(10**9): pass                        | 16 MiB of values
            while 1: pass                                       | more than 1000000 steps
            def f(): f()~f()                                    | deeper than 64
            def f(x): return f(x + 1)~f(0)                      | deeper than 64
            f = lambda: f()~f()                                 | deeper than 64
            a = 'x'~while 1: a = a + a                          | string of more than
            a = 'x' * 9999~while 1: b = a + 'y'                 | 16 MiB of values
            a = [1]~while 1: a += a                             | 16 MiB of values
            a = [1]~for x in a: a.append(x)                     | 16 MiB of values
            a = 3~while 1: a = a * a                            | integer of more than
            a = 1L~while 1: a = (a << 1) + 1                    | integer of more than
            a = '%999999999d' % 1                               | string of more than
            a = '%.999999999d' % 1                              | string of more than
            a = '%*d' % (10**12, 1)                             | string of more than
            a = '{:999999999}'.format(1)                        | string of more than
            a = 'x'.ljust(10**9)                                | string of more than
            a = 'x'.zfill(10**9)                                | string of more than
            a = 'x'.center(10**9)                               | string of more than
            a = ('x' * 10**5).replace('x', 'y' * 10**5)         | string of more than
            a = ('x' * 10**5).join(['y'] * 100)                 | string of more than
            a = repr(['x' * 10**5] * 100)                       | string of more than
            a = ('%s' * 1000) % (('x' * 10**5,) * 1000)         | string of more than
            a = 'a' * 10**6~b = ('a' * 500000 + 'b') in a       | more than 1000000 steps
            a = ('ab' * 500000).split('b')                      | 16 MiB of values
            a = []~while 1: a = [a]                             | more than
            a = []~for i in range(99): a = [a]~b = repr(a)      | nested deeper than 64
            a = []~for i in range(99): a = [a]~b = a == [a]     | nested deeper than 64
            a = ()~for i in range(99): a = (a,)~b = {a: 1}      | nested deeper than 64
            a = []~a.append(a)~b = str(a)                       | nested deeper than 64
            a = []~a.append(a)~b = a == [a]                     | nested deeper than 64
            a = []~a.append(a)                                  | nested deeper than 64
            a = [1] * 1000~for i in range(4): a = [a] * 1000~b = a == a | more than 1000000 steps
            a = 'x' * 999999~b = [a.lower() for i in range(99)] | 16 MiB of values
            a = sorted(range(30000), cmp=lambda a, b: a % 7 - b % 5)       | more than 1000000 steps
            a = [x for x in range(9999) for y in range(9999)]   | more than
            a = {}~while 1: a[len(a)] = 1                       | 16 MiB of values
            a = int('9' * 10**6)                                | integer of more than
            a = [0] * 99999~while 1: a.insert(0, 1)             | more than
            a = [0] * 200000~while 1: a.pop(0)                  | more than
            a = '%s' * 400000 % 1                               | not enough arguments
            """)
    void largeResults(String program, String limit) {
        assertThat(refusal(program.replace('~', '\n'))).contains(limit);
    }

    /** Many looks at something large; each is paid for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a = 'x' * 1000000               | a.upper
            a = 'x' * 1000000               | a.upper()
            a = ('x' * 1000000).islower     | a()
            a = 'x' * 1000000               | a.splitlines
            a = 'x' * 1000000               | os.path.dirname(a)
            a = 'ö' * 400000                | os.path.exists(a)
            a = '1' * 1000000               | float(a) and 0
            a = 'a' * 1000000               | a in a
            a = ('a' * 1000, 'a' * 500)     | a[0].find(a[1] + 'b')
            a = (0,) * 100000               | any(a)
            a = (int,) * 200000             | isinstance('', a)
            a = [1] * 100000                | a.count(2)
            a = [1] * 100000                | a == a
            a = [1] * 100000                | a.reverse()
            a = range(20000)                | sorted(a)
            a = 9 ** 1000                   | str(a)
            a = 5e-324                      | '%.100g' % a
            a = 1.7e308                     | repr(a)
            a = 1e-300                      | round(a, 300)
            import re; a = '(a{100}){30}'   | re.compile(a)
            import re; a = re.match('.*', 'x' * 200000) | a.group()
            """)
    void manyLooks(String start, String look) {
        assertThat(refusal(start + "\nwhile 1: " + look + "\n")).contains("evaluation");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            (a+)+$                   ; 'a' * 5000 + 'b'
            (a|a)*b                  ; 'a' * 5000
            (a*)*b                   ; 'a' * 5000
            (.*)(.*)(.*)(.*)(.*)x    ; 'a' * 5000
            ((a?){500}){1}           ; 'a' * 5000
            (x+x+)+y                 ; 'x' * 5000
            """)
    void noRegularExpressionExplodes(String regex, String text) {
        XmFile file = evaluate("import re\na = re.search(r'" + regex + "', " + text + ")\n");
        assertThat(file.errors())
                .allSatisfy(error -> assertThat(error.message()).contains("more than"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'(' * 10000",
                "'a{1000}{1000}{1000}'",
                "'(a{1000}){1000}'",
                "'(a)' * 101",
                "'[' * 9999",
                "'a|' * 9999"
            })
    void noRegularExpressionIsTooLarge(String regex) {
        String message = refusal("import re\na = re.compile(" + regex + ")\n");
        assertThat(message.length()).isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1;",
                "a=1\n",
                "\n",
                "#\n",
                "a",
                "1",
                "1+",
                "'a' ",
                "é",
                "\0",
                " ",
                "\t",
                "a.",
                "a()",
                "a=",
                ";",
                "\r",
                "if a:\n a\n",
                "\\\n",
                "1,",
                "a or ",
                "a<",
                "[],",
                "(),",
                "''+",
                "\"\"\"",
                "0x",
                "1e",
                "f(1)(2)",
                "a\n "
            })
    void aMebibyteOfTheSame(String again) {
        int bytes = again.getBytes(StandardCharsets.UTF_8).length;
        assertThat(evaluate("a=b=f=1\nx=" + again.repeat((Xm.MAX_BYTES - 10) / bytes)))
                .isNotNull();
    }

    @Test
    void aMebibyteOfNoise() {
        Random random = new Random(4711);
        for (int round = 0; round < 20; round++) {
            byte[] noise = new byte[Xm.MAX_BYTES / 4];
            random.nextBytes(noise);
            String text = new String(noise, StandardCharsets.ISO_8859_1);
            assertThat(evaluate(text).ok()).isFalse();
            assertThat(evaluate("a = '''" + text.replace('\'', ' ').replace('\\', ' ') + "'''")
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void moreThanAMebibyteIsNotRead() {
        assertThat(refusal("#".repeat(Xm.MAX_BYTES + 1))).contains("at most 1048576 (1 MiB) are read");
    }

    @Test
    void aLongSumOfStringsIsFine() {
        String text = "a = 'x'" + " + 'x'".repeat(3000);
        assertThat(Files.option(evaluate(text), "a")).hasSize(3001);
    }
}
