package dev.xld.config.xm.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is named as Python names it, with its place and what to do. */
class XmErrorTest {
    /** The program, with / for a new line, and the start of the message after the file's name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name = guest                 | 1:8: NameError: name 'guest' is not defined
            memory = true                | 1:10: NameError: name 'true' is not defined
            a = 1/b = a + 'x'            | 2:7: TypeError: unsupported operand type(s) for +: 'int' and 'str'
            a = 'x' + 1                  | 1:9: TypeError: cannot concatenate 'str' and 'int' objects
            a = 'x' * 'y'                | 1:9: TypeError: unsupported operand type(s) for *: 'str' and 'str'
            a = [] + 'x'                 | 1:8: TypeError: can only concatenate list (not "str") to list
            a = 1 % 0                    | 1:7: ZeroDivisionError: integer division or modulo by zero
            a = {}['x']                  | 1:7: KeyError: 'x'
            a = [1][1]                   | 1:8: IndexError: list index out of range
            a = [1]['x']                 | 1:8: TypeError: list indices must be integers, not str
            a = 'x'.foo                  | 1:9: AttributeError: 'str' object has no attribute 'foo'
            a = int('x')                 | 1:5: ValueError: invalid literal for int() with base 10: 'x'
            a = len(5)                   | 1:5: TypeError: object of type 'int' has no len()
            a = len()                    | 1:5: TypeError: len() takes exactly 1 argument (0 given)
            a = 'x'()                    | 1:5: TypeError: 'str' object is not callable
            a = '%d' % 'x'               | 1:10: TypeError: %d format: a number is required, not str
            a = '%s %s' % 'x'            | 1:13: TypeError: not enough arguments for format string
            a = 'x' % 1                  | 1:9: TypeError: not all arguments converted during string formatting
            a, b = 1                     | 1:1: TypeError: 'int' object is not iterable
            a, b = 1, 2, 3               | 1:1: ValueError: too many values to unpack
            for x in 5: pass             | 1:1: TypeError: 'int' object is not iterable
            raise ValueError('why')      | 1:1: ValueError: why
            raise RuntimeError           | 1:1: RuntimeError
            assert 0, 'why'              | 1:1: AssertionError: why
            def f(): return x/f()        | 1:17: NameError: name 'x' is not defined
            def f(x): pass/f(1, 2)       | 2:1: TypeError: f() takes exactly 1 argument (2 given)
            def f(x): pass/f(y=1)        | 2:1: TypeError: f() takes exactly 1 argument (0 given)
            import sys/sys.exit('bye')   | 2:5: SystemExit: bye
            a = 'x                       | 1:5: SyntaxError: this string has no closing ' on its line
            a = '''x                     | 1:5: SyntaxError: this string has no closing ''' before the end of the file
            a = [1, 2/b = 3              | 2:1: SyntaxError: expected `]' or `,' after an element of the list that starts in line 1, found `b'
            a = ['x' 5]                  | 1:10: SyntaxError: expected `]' or `,' after an element of the list that starts in line 1, found `5'
            a = (1                       | 1:7: SyntaxError: expected `)' to close the ( of line 1, found the end of the line
            if 1/a = 2                   | 1:5: SyntaxError: expected `:' after the condition, found the end of the line
            a = 1 2                      | 1:7: SyntaxError: expected the end of the line, or an operator, found `2'
            a =                          | 1:4: SyntaxError: expected a value after `=', found the end of the line
            1 = a                        | 1:1: SyntaxError: cannot assign to this
            None = 1                     | 1:1: SyntaxError: cannot assign to None
            return 5                     | 1:1: SyntaxError: 'return' outside function
            break                        | 1:1: SyntaxError: 'break' outside loop
            a = 1kb                      | 1:5: SyntaxError: invalid token
            a = 08                       | 1:5: SyntaxError: invalid token
            a = $x                       | 1:5: SyntaxError: `$' is no part of Python
            a = 1/ b = 2                 | 2:2: IndentationError: unexpected indent
            if 1:/a = 2                  | 2:1: IndentationError: expected an indented block
            if 1:/  a = 1/ b = 2         | 3:2: IndentationError: unindent does not match any outer indentation level
            a = 'é' + b                  | 1:11: NameError: name 'b' is not defined
            import re/re.search('(', '') | 2:4: error: missing ) at position 1 of the regular expression
            """)
    void mistakesAreNamed(String program, String start) {
        Diagnostic error = Files.error(program.replace('/', '\n'));
        assertThat(error.message()).startsWith("f.cfg:" + start);
        assertThat(error.hint()).isNotBlank();
        assertThat(error.exitStatus()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            class A: pass                | 1:1: class
            with x: pass                 | 1:1: with
            exec 'x'                     | 1:1: exec
            def f(): yield 1             | 1:10: yield
            @f                           | 1:1: a decorator
            a = {x: 1 for x in []}       | 1:5: a dict comprehension
            a = {1, 2}                   | 1:5: a set in braces
            a = (x for x in [])          | 1:5: a generator expression outside of a call
            a = 1j                       | 1:5: a complex number
            os.x = 1                     | 1:4: an assignment to .x
            a = ''.__class__             | 1:8: __class__
            __builtins__                 | 1:1: __builtins__
            a = __import__('os')         | 1:5: __import__
            a = open('/etc/passwd')      | 1:5: open
            a = eval('1')                | 1:5: eval
            execfile('x')                | 1:1: execfile
            a = '%(x)s' % locals()       | 1:15: locals
            import ssl                   | 1:1: import of ssl
            import commands; commands.getoutput('x') | 1:27: commands.getoutput is refused
            from subprocess import call  | 1:24: subprocess.call is refused
            import xen.xm.main           | 1:1: import of xen.xm.main
            from subprocess import *     | 1:1: import of subprocess
            from os import popen         | 1:16: os.popen
            from __future__ import x     | 1:1: import of __future__
            os.system('reboot')          | 1:4: os.system
            a = os.listdir('/')          | 1:8: os.listdir
            import time; time.time()     | 1:19: time.time
            a = sys.argv                 | 1:9: sys.argv
            import re; re.match('(?=a)', '') | 1:15: (?=...) in a regular expression
            """)
    void whatIsOutsideOfTheSubsetIsRefusedByName(String program, String start) {
        Diagnostic error = Files.error(program);
        assertThat(error.message()).startsWith("f.cfg:" + start).endsWith(" is refused in config files");
        assertThat(error.hint()).isNotBlank();
    }

    @Test
    void backticksAreRefused() {
        assertThat(Files.error("a = `1`").message()).isEqualTo("f.cfg:1:5: `...` is refused in config files");
    }

    @Test
    void whatIsRefusedIsRefusedInsideOfTryToo() {
        assertThat(Files.error("try:\n  x = open('y')\nexcept:\n  x = 1\n").message())
                .isEqualTo("f.cfg:2:7: open is refused in config files");
    }

    @Test
    void whatIsNeverReachedDoesNoHarm() {
        assertThat(Files.good("if 0: x = open('y')\n").options()).isEmpty();
    }

    @Test
    void aNameThatAFunctionOfOursHasMayBeTheFilesOwn() {
        assertThat(Files.option(Files.good("file = 'x'\nname = file\n"), "name"))
                .isEqualTo("x");
    }

    @Test
    void theWholeTextTellsThePlaceAndWhatToDo() {
        Diagnostic error = Files.error("vmid = 1\nname = 'vm' + vmid\n");
        assertThat(error.position()).isEqualTo(new Position("f.cfg", 2, 13));
        assertThat(error.text())
                .isEqualTo("f.cfg:2:13: TypeError: cannot concatenate 'str' and 'int' objects\n"
                        + "  at line 2, column 13: write str(...) around what is no string");
    }

    @Test
    void columnsCountCharactersAndLinesEndAsTheyLike() {
        assertThat(Files.error("a = 'möwe€😀' + b").message()).startsWith("f.cfg:1:16: NameError");
        assertThat(Files.error("a = 1\r\nb = x\r\n").message()).startsWith("f.cfg:2:5: NameError");
        assertThat(Files.error("a = '''\n\n''' + b").message()).startsWith("f.cfg:3:7: NameError");
    }

    @Test
    void xmlIsNamed() {
        assertThat(Files.error("<vm/>").message()).contains("XML");
    }
}
