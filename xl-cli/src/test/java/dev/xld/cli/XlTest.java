package dev.xld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything around the commands; messages and exit statuses as recorded from the genuine xl. */
class XlTest {
    private final FakeDaemon daemon = new FakeDaemon().domain(7, "web");

    @Test
    void withoutACommandTheListIsPrintedAndXlFails() {
        String list = Call.xl(daemon, "help").succeeds().terminal.outText();
        Call.xl(daemon).exits(1).out(list).err("");
        Call.xl(daemon, "-v").exits(1).out(list).err("");
    }

    @Test
    void theListOfCommandsIsLaidOutForCompletion() {
        List<String> lines =
                Call.xl(daemon, "help").succeeds().terminal.outText().lines().toList();
        assertThat(lines.subList(0, 4))
                .containsExactly("Usage xl [-vfNtT] <subcommand> [args]", "", "xl full list of subcommands:", "");
        assertThat(lines.subList(4, lines.size()))
                .allMatch(line -> line.matches(" [a-z-]{20,} ")
                        || line.matches(" {21}\\S.*")
                        || line.matches(" [a-z-]+ +\\S.*") && line.charAt(20) == ' ' && line.charAt(21) != ' ')
                .filteredOn(line -> line.matches(" \\S.*"))
                .extracting(line -> line.strip().split(" ")[0])
                .containsExactlyElementsOf(Commands.NAMES);
    }

    @Test
    void helpOfACommandIsTheSameByEveryRoad() {
        String help = Call.xl(daemon, "help", "destroy").succeeds().terminal.outText();
        assertThat(help)
                .startsWith("Usage: xl [-vtTf] destroy [options] <Domain>\n\n")
                .contains("\n\nOptions:\n\n-f   ");
        Call.xl(daemon, "help", "dest").succeeds().out(help);
        Call.xl(daemon, "destroy", "-h").succeeds().out(help);
        Call.xl(daemon, "destroy", "web", "--help").succeeds().out(help);
        assertThat(daemon.calls()).isEmpty();
    }

    @Test
    void helpOfNoCommandSucceeds() {
        Call.xl(daemon, "help", "bogus").succeeds().out("command \"bogus\" not implemented\n");
        Call.xl(daemon, "help", "--long").succeeds().out("command \"--long\" not implemented\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "-", "s", "hel", ""})
    void whatIsNoCommandIsRefused(String typed) {
        Call.xl(daemon, typed).fails(1, "command not implemented");
    }

    @Test
    void aCommandThatOnlyTheReferenceHasIsNamed() {
        Call.xl(daemon, "mig", "web").fails(1, "command not implemented");
        Call.xl(daemon, "migrate", "web")
                .fails(1, "xl: command 'migrate' is not provided by this release of xld; /usr/lib/xen-*/bin/xl has it");
    }

    @Test
    void anUnknownGlobalOptionIsRefused() {
        Call.xl(daemon, "-h").fails(1, "xl: invalid option -- 'h'", "unknown global option");
        Call.xl(daemon, "-vz", "list").fails(1, "xl: invalid option -- 'z'", "unknown global option");
    }

    @Test
    void globalOptionsGoBeforeTheCommandInAnyForm() {
        Call.xl(daemon, "-vf", "-tT", "--", "pause", "web").succeeds();
        assertThat(daemon.calls()).hasSize(2);
    }

    @Test
    void aDryRunIsRefusedWhereThereIsNone() {
        Call.xl(daemon, "-N", "destroy", "web").fails(1, "command does not implement -N (dryrun) option");
        assertThat(daemon.calls()).isEmpty();
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        Call.xl(daemon, "list", "-z").fails(2, "option `z' not supported.");
        Call.xl(daemon, "list", "--zoo").fails(2, "option `\0' not supported.");
        Call.xl(daemon, "destroy", "web", "-z").fails(2, "option `z' not supported.");
    }

    @Test
    void tooFewOperandsAreAUsageError() {
        String help = Call.xl(daemon, "help", "destroy").terminal.outText();
        Call.xl(daemon, "destroy", "-f").exits(2).out(help).err("'xl destroy' requires at least 1 argument.\n\n");
        help = Call.xl(daemon, "help", "rename").terminal.outText();
        Call.xl(daemon, "ren", "web").exits(2).out(help).err("'xl rename' requires at least 2 arguments.\n\n");
    }

    @Test
    void aRefusalOfTheDaemonIsItsSentence() {
        daemon.refuses(Method.HOST_DMESG, ErrorKind.NOT_PERMITTED, "Only root may read the hypervisor's log.");
        Call.xl(daemon, "dmesg").fails(1, "Only root may read the hypervisor's log.");
    }

    @Test
    void theDaemonsStepsAreToldWhereAsked() {
        daemon.tells(new Progress(1, 2, 3, "removing the tree"));
        Call.xl(daemon, "destroy", "7").succeeds();
        Call.xl(daemon, "-v", "destroy", "7").exits(0).out("").err("xld: step 2 of 3: removing the tree\n");
    }
}
