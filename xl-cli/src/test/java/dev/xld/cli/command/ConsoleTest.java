package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ConsoleReply;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import dev.xld.cli.FakeTerminal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final List<String> PROGRAM = List.of("/usr/lib/xen-4.17/bin/xenconsole", "7");

    private final FakeDaemon daemon =
            new FakeDaemon().domain(7, "web").answers(Method.DOMAIN_CONSOLE, new ConsoleReply(7, PROGRAM));
    private final FakeTerminal terminal = new FakeTerminal();

    @Test
    void theProgramHasTheTerminalAndItsStatusIsOurs() {
        terminal.programsExit = 5;
        Call.xl(daemon, terminal, "console", "web").exits(5).out("").err("");
        assertThat(terminal.ran).containsExactly(PROGRAM);
        assertThat(daemon.calls()).endsWith("domain.console ConsoleRequest[domain=7, type=null, number=null]");
    }

    @Test
    void kindAndNumberAreHandedOn() {
        Call.xl(daemon, terminal, "console", "-tserial", "-n", "1", "web").succeeds();
        assertThat(daemon.calls()).endsWith("domain.console ConsoleRequest[domain=7, type=SERIAL, number=1]");
    }

    @Test
    void otherKindsAndNumbersAreRefused() {
        Call.xl(daemon, "console", "-t", "PV", "web").fails(1, "console type supported are: pv, serial, vuart");
        Call.xl(daemon, "console", "-n", "one", "web")
                .fails(2, "xl console: Invalid value for option '-n': 'one' is not an int");
    }

    @Test
    void aConsoleThatCannotBeShownIsAFailure() {
        terminal.programsExit = null;
        Call.xl(daemon, terminal, "console", "web")
                .fails(1, "Cannot run program \"/usr/lib/xen-4.17/bin/xenconsole\"", "Unable to attach console");
        daemon.refuses(Method.DOMAIN_CONSOLE, ErrorKind.NO_SUCH_DOMAIN, "There is no domain 77.");
        Call.xl(daemon, "console", "77").fails(1, "There is no domain 77.", "Unable to attach console");
        Call.xl(daemon, "console", "nope").fails(1, "nope is an invalid domain identifier (rc=-6)");
    }
}
