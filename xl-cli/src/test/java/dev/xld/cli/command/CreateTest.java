package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ConsoleReply;
import dev.xld.api.CreateReply;
import dev.xld.api.CreateRequest;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import dev.xld.api.WaitReply;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import dev.xld.cli.FakeTerminal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateTest {
    private static final String CONFIG = "name=\"web\"\nkernel=\"/boot/vmlinuz\"\nmemory=16\n";
    private static final String PARSING = "Parsing config from web.cfg";

    private final FakeTerminal terminal = new FakeTerminal();
    private final FakeDaemon daemon = new FakeDaemon()
            .answers(Method.DOMAIN_CREATE, new CreateReply(7, "web", List.of()))
            .answers(Method.DOMAIN_CONSOLE, new ConsoleReply(7, List.of("xenconsole", "7")));

    @BeforeEach
    void writeConfig() {
        terminal.files.put("/etc/xen/web.cfg", CONFIG);
    }

    @Test
    void theTextIsSentWithItsDirectoryAndTheOverrides() {
        xl("create", "web.cfg", "vcpus=2", "memory=32").fails(0, PARSING);
        assertSent(
                new CreateRequest("web.cfg", CONFIG, List.of("vcpus=2", "memory=32"), "/etc/xen", false, false, false));
    }

    @Test
    void operandsAndOptionsMayStandInAnyOrder() {
        xl("create", "vcpus=2", "-q", "web.cfg", "-pe", "memory=32").succeeds();
        xl("create", "-qpe", "-f", "web.cfg", "vcpus=2", "memory=32").succeeds();
        xl("create", "vcpus=2", "memory=32", "--def=/etc/xen/web.cfg", "-q", "-p", "-e")
                .succeeds();
        List<String> overrides = List.of("vcpus=2", "memory=32");
        assertSent(
                new CreateRequest("web.cfg", CONFIG, overrides, "/etc/xen", true, true, false),
                new CreateRequest("web.cfg", CONFIG, overrides, "/etc/xen", true, true, false),
                new CreateRequest("/etc/xen/web.cfg", CONFIG, overrides, "/etc/xen", true, true, false));
    }

    @Test
    void theMasksOfXlConfAreTheDaemonsToIgnore() {
        xl("create", "-qi", "web.cfg").succeeds();
        xl("create", "-q", "--ignore", "web.cfg").succeeds();
        CreateRequest request = new CreateRequest("web.cfg", CONFIG, List.of(), "/etc/xen", false, false, true);
        assertSent(request, request);
    }

    @Test
    void devNullMeansTheCommandLineOnly() {
        xl("create", "/dev/null", "name=\"web\"", "kernel=\"/k\"").fails(0, "Parsing config from /dev/null");
        assertSent(new CreateRequest(
                "/dev/null", "", List.of("name=\"web\"", "kernel=\"/k\""), "/etc/xen", false, false, false));
    }

    @Test
    void withoutAConfigNothingIsAsked() {
        xl("create", "vcpus=2").fails(6, "Config file not specified and none in save file");
        assertThat(daemon.calls()).isEmpty();
    }

    @Test
    void aSecondFileIsAUsageError() {
        String help = xl("help", "create").terminal.outText();
        FakeTerminal other = new FakeTerminal();
        Call.xl(daemon, other, "create", "web.cfg", "other.cfg")
                .exits(2)
                .out(help)
                .err("");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        xl("create", "nope.cfg").fails(3, "Failed to read config file: nope.cfg: No such file or directory");
    }

    @Test
    void anEmptyFileNameIsNoFile() {
        xl("create", "").fails(3, "Failed to read config file: : No such file or directory");
    }

    @Test
    void aSyntaxErrorEndsHereWithItsPlace() {
        xl("create", "web.cfg", "name=b")
                .fails(
                        1,
                        PARSING,
                        "web.cfg:5: config parsing error near `b': syntax error, unexpected IDENT, expecting STRING or NUMBER or '['",
                        "  at line 5, column 6: text must be quoted: \"b\"",
                        "Failed to parse config: Invalid argument");
        assertThat(daemon.calls()).isEmpty();
    }

    @Test
    void aDryRunPrintsLibxlsJsonAndAsksNobody() {
        for (String[] words : new String[][] {
            {"create", "-n", "web.cfg"},
            {"create", "web.cfg", "--dry"},
            {"create", "-nd", "web.cfg"},
            {"-N", "create", "web.cfg"}
        }) {
            FakeTerminal own = new FakeTerminal();
            own.files.putAll(terminal.files);
            Call.xl(daemon, own, words).exits(0).err(PARSING + "\n");
            assertThat(own.outText())
                    .startsWith("{\n    \"c_info\": {\n        \"type\": \"pv\",\n        \"name\": \"web\",\n")
                    .endsWith("}\n");
        }
        assertThat(daemon.calls()).isEmpty();
    }

    @Test
    void debugPrintsTheConfigOnStderrAndCreates() {
        Call call = xl("create", "-qd", "web.cfg").exits(0).out("");
        assertThat(call.terminal.errText()).startsWith("{\n    \"c_info\": {").endsWith("}\n");
        assertThat(daemon.calls()).hasSize(1);
    }

    @Test
    void warningsAreToldOnceWhetherFoundHereOrThere() {
        terminal.files.put("/etc/xen/web.cfg", CONFIG + "vif2=['']\n");
        String here = "WARNING: vif2: netchannel2 is deprecated and not supported by xl";
        daemon.answers(Method.DOMAIN_CREATE, new CreateReply(7, "web", List.of(here, "no cpu is left to it")));
        xl("create", "web.cfg").fails(0, PARSING, here, "no cpu is left to it");
    }

    @Test
    void quietTellsNoWarnings() {
        daemon.answers(Method.DOMAIN_CREATE, new CreateReply(7, "web", List.of("no cpu is left to it")));
        xl("create", "-q", "web.cfg").succeeds();
    }

    @Test
    void aFailureIsTheDaemonsSentence() {
        daemon.refuses(Method.DOMAIN_CREATE, ErrorKind.MISSING_RESOURCE, "There is no bridge nobr.");
        xl("create", "web.cfg").fails(3, PARSING, "There is no bridge nobr.");
    }

    @Test
    void aConfigThatOnlyTheDaemonRefusesFailsAsAnyOther() {
        daemon.refuses(Method.DOMAIN_CREATE, ErrorKind.BAD_CONFIG, "web.cfg:1: the pool is empty");
        xl("create", "web.cfg").fails(1, PARSING, "web.cfg:1: the pool is empty");
    }

    @Test
    void theConsoleIsThereBeforeTheGuestsFirstWord() {
        terminal.programsExit = 9;
        xl("create", "-qc", "web.cfg").succeeds();
        assertThat(terminal.ran).containsExactly(List.of("xenconsole", "7"));
        assertThat(daemon.calls())
                .extracting(call -> call.substring(0, call.indexOf(' ')))
                .containsExactly("domain.create", "domain.console", "domain.unpause");
        assertThat(daemon.calls().get(0)).contains("paused=true");
    }

    @Test
    void aBootLoadersMenuIsFollowedBeforeTheGuestsConsole() {
        ConsoleReply menu = new ConsoleReply(7, List.of("xenconsole", "menu"));
        daemon.tells(new Progress(1, 4, 16, "running the boot loader", menu))
                .tells(new Progress(1, 4, 16, "running the boot loader", menu));
        xl("create", "-qc", "web.cfg").succeeds();
        assertThat(terminal.ran).containsExactly(List.of("xenconsole", "menu"), List.of("xenconsole", "7"));
    }

    @Test
    void withoutMinusCNoMenuIsFollowed() {
        daemon.tells(new Progress(1, 4, 16, "running the boot loader", new ConsoleReply(7, List.of("xenconsole"))));
        xl("create", "-q", "web.cfg").succeeds();
        assertThat(terminal.ran).isEmpty();
    }

    @Test
    void aGuestWithoutAConsoleRunsAllTheSame() {
        daemon.refuses(Method.DOMAIN_CONSOLE, ErrorKind.XEN_FAILED, "Domain 7 has no console.");
        xl("create", "-qc", "web.cfg").fails(0, "Domain 7 has no console.", "Unable to attach console");
        assertThat(daemon.calls()).endsWith("domain.unpause DomainRef[domain=7, force=false]");
    }

    @Test
    void aPausedGuestIsNotStartedByItsConsole() {
        xl("create", "-qcp", "web.cfg").succeeds();
        assertThat(daemon.calls()).noneMatch(call -> call.startsWith("domain.unpause"));
    }

    @Test
    void inTheForegroundXlStaysUntilTheDomainIsGone() {
        daemon.answers(Method.DOMAIN_WAIT, new WaitReply(7, true, 0));
        xl("create", "-qF", "web.cfg").succeeds();
        assertThat(daemon.calls()).endsWith("domain.wait WaitRequest[domid=7, destruction=true]");
    }

    private Call xl(String... words) {
        return Call.xl(daemon, terminal, words);
    }

    private void assertSent(CreateRequest... expected) {
        assertThat(daemon.calls())
                .containsExactly(List.of(expected).stream()
                        .map(request -> "domain.create " + request)
                        .toArray(String[]::new));
    }
}
