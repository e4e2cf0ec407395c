package dev.xld.config.xm.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.Position;
import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.option.XmValue.Items;
import dev.xld.config.xm.option.XmValue.Text;
import dev.xld.config.xm.option.XmValue.Whole;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names of a file become options, and what the command line and the host have to say. */
class XmFileTest {
    @Test
    void optionsComeInTheOrderOfFirstAssignmentWithThePlaceOfTheLast() {
        XmFile file = Files.good("name = 'a'\nmemory = 64\nname = 'b'\nmemory += 1\ncpus = [0, 'x', [1.5]]\n");
        assertThat(file.options().keySet()).containsExactly("name", "memory", "cpus");
        assertThat(file.options().get("name").position()).isEqualTo(new Position("f.cfg", 3, 1));
        assertThat(file.options().get("memory").position()).isEqualTo(new Position("f.cfg", 4, 1));
        assertThat(file.options().get("memory").value()).isEqualTo(new Whole(BigInteger.valueOf(65)));
        Items inner = new Items(List.of(new XmValue.Real(1.5)));
        assertThat(file.options().get("cpus").value())
                .isEqualTo(new Items(List.of(new Whole(BigInteger.ZERO), new Text("x"), inner)));
    }

    @Test
    void bytesAreTextAgainInTheResult() {
        assertThat(Files.option(Files.good("name = 'mö' + '\\xc3\\xb6' + 'x' * 2"), "name"))
                .isEqualTo("möö" + "xx");
        assertThat(Files.option(Files.good("name = '\\xf6'"), "name")).isEqualTo("ö");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hap = True        | bool     | write hap = 1
            hap = 1 == 2      | bool     | write hap = 0
            memory = 64L      | long     | write a number of at most 63 bits without L
            memory = 2 ** 64  | long     | write a number of at most 63 bits without L
            name = u'x'       | unicode  | remove the u before the quotes
            disk = ('a', 'b') | tuple    | write a list: [a, b]
            disk = 'a',       | tuple    | write a list: [a, b]
            vif = None        | NoneType | remove the line
            vfb = {}          | dict     | write a string or a list
            def name(): pass  | function | call it: name = name()
            """)
    void otherTypesAreIgnoredWithAWarning(String program, String type, String instead) {
        XmFile file = Files.good(program);
        assertThat(file.options()).isEmpty();
        assertThat(file.diagnostics()).hasSize(1);
        Diagnostic warning = file.diagnostics().get(0);
        assertThat(warning.isError()).isFalse();
        assertThat(warning.message())
                .startsWith("f.cfg:1:")
                .endsWith("is ignored, because its value is of type " + type
                        + "; xm takes only str, int, float and list; " + instead);
    }

    @Test
    void helpersOfOtherTypesNeedNoWarning() {
        XmFile file = Files.good("import re\nVMS = ('a', 'b')\nONE = None\ndef f(x): return x\nname = f(VMS[0])\n");
        assertThat(file.diagnostics()).isEmpty();
        assertThat(file.options().keySet()).containsExactly("name");
    }

    @Test
    void inAListOnlyWhatNoOptionCanHoldIsAnError() {
        XmFile file = Files.good("cpus = [True, 5L, ('a', u'b')]");
        assertThat(Files.option(file, "cpus")).isEqualTo("[1, 5, [a, b]]");
        assertThat(Files.error("disk = ['a', None]").message())
                .isEqualTo("f.cfg:1:1: disk holds a value of type NoneType");
    }

    @Test
    void theCommandLineIsThereBeforeTheFileAndWinsOverIt() {
        String text = "if memory == '128': extra = 'big'\nmemory = 64\nname = 'vm' + vmid\nmaxmem = memory * 2\n";
        XmFile file = Files.good(text, "memory=128", "vmid=7", "vif=a", "vif=b=c");
        assertThat(Files.option(file, "memory")).isEqualTo("128");
        assertThat(file.options().get("memory").fromCommandLine()).isTrue();
        assertThat(file.options().get("memory").position()).isEqualTo(new Position("command line", 1, 1));
        assertThat(Files.option(file, "extra")).isEqualTo("big");
        assertThat(Files.option(file, "name")).isEqualTo("vm7");
        assertThat(Files.option(file, "maxmem")).isEqualTo("128");
        assertThat(file.options().get("maxmem").fromCommandLine()).isFalse();
        assertThat(Files.option(file, "vif")).isEqualTo("b=c");
        assertThat(file.commandLine().get("vif")).containsExactly("a", "b=c");
    }

    @ParameterizedTest
    @CsvSource({"name", "=x", "a-b=c", "1a=b", "__x__=y"})
    void anOperandWithoutANameIsAnError(String operand) {
        assertThat(Files.error("", operand).message()).contains("`" + operand + "' is no variable");
    }

    @Test
    void variablesOfTheCommandLineAreChecked() {
        String text = """
                def vmid_check(var, val):
                    val = int(val)
                    if val <= 0:
                        raise ValueError
                    return val

                xm_vars.var('vmid', use="Number of the machine, greater than 0.", check=vmid_check)
                xm_vars.check()
                name = "VM%d" % vmid
                disk = ['phy:sda%d,sda1,w' % (7 + vmid)]
                """;
        XmFile file = Files.good(text, "vmid=3");
        assertThat(Files.option(file, "name")).isEqualTo("VM3");
        assertThat(Files.option(file, "disk")).isEqualTo("[phy:sda10,sda1,w]");
        assertThat(Files.error(text).text())
                .startsWith("f.cfg:8:9: the file wants the variable vmid, which is not given")
                .endsWith("give vmid=VALUE on the command line; vmid: Number of the machine, greater than 0.");
        assertThat(Files.error(text, "vmid=0").message())
                .contains("vmid=0 does not pass the file's own check: ValueError");
        assertThat(Files.error(text, "vmid=x").message()).contains("invalid literal for int() with base 10: 'x'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            os.uname()[4]                                  | 'amd64'
            os.uname()                                     | ('NetBSD', 'dom0', '10.1', 'GENERIC', 'amd64')
            os.environ['HOME']                             | '/root'
            os.environ.get('NONE', 'x')                    | 'x'
            os.getenv('NAME')                              | 'm\\xc3\\xb6we'
            os.getenv('NONE')                              | None
            os.path.exists('/boot/vmlinuz')                | True
            os.path.exists('/boot/x')                      | False
            os.path.isfile('/boot')                        | False
            os.path.isdir('/boot')                         | True
            os.path.exists('/dev/sda')                     | True
            os.path.exists('a\\0b')                        | False
            sys.platform                                   | 'netbsd1'
            get_current_ipaddr()                           | '192.0.2.10'
            get_current_ipaddr('eth1')                     | '198.51.100.1'
            get_current_ipaddr('eth2')                     | None
            get_current_ipmask()                           | '255.255.255.0'
            get_current_ipgw()                             | '192.0.2.1'
            get_current_ipgw('eth1')                       | None
            get_defaultroute()                             | ['192.0.2.1', 'eth0']
            add_offset_to_ip('192.0.2.10', 250)            | '192.0.3.4'
            add_offset_to_ip('10.0.0.255')                 | '10.0.1.0'
            check_subnet('192.0.2.9', '192.0.2.0', '255.255.255.0') | True
            check_subnet('192.0.3.9', '192.0.2.0', '255.255.255.0') | False
            """)
    void theHostIsAskedForFacts(String expression, String repr) {
        assertThat(Files.repr(expression)).isEqualTo(repr);
    }

    @Test
    void awayFromAHostNothingIsKnown() {
        XmFile file = Xm.evaluate(
                "f", "import re\na = os.uname()[4]\nif re.search('64', a): lib = 'lib64'\n", List.of(), XmHost.UNKNOWN);
        assertThat(Files.option(file, "lib")).isEqualTo("lib64");
    }

    @Test
    void modulesAreFoundByAllTheirNames() {
        String text = """
                import os.path as p, xen.util.ip
                from os.path import (basename, dirname as d,)
                from xen.util.ip import *
                a = p.join(d('/a/b'), basename('/c/d'))
                b = xen.util.ip.get_current_ipaddr() + xm_file
                """;
        XmFile file = Files.good(text);
        assertThat(Files.option(file, "a")).isEqualTo("/a/d");
        assertThat(Files.option(file, "b")).isEqualTo("192.0.2.10f.cfg");
    }

    @Test
    void functionsSeeTheFilesVariables() {
        assertThat(Files.option(Files.good("base = 'x'\ndef f(): return base\nname = f()\n"), "name"))
                .isEqualTo("x");
    }

    @Test
    void whatIsPrintedGoesNowhere() {
        assertThat(Files.good("import sys\nprint >>sys.stderr, 'a', 1\nprint\nsys.stdout.write('x')\nprint('y')\n")
                        .options())
                .isEmpty();
    }

    @Test
    void anErrorLeavesNoOptions() {
        assertThat(Files.evaluate("name = 'a'\nmemory = x\n").options()).isEmpty();
    }

    @Test
    void aByteOrderMarkAndAMissingLastNewlineAreFine() {
        assertThat(Files.option(Files.good("\ufeffname = 'a'"), "name")).isEqualTo("a");
    }
}
