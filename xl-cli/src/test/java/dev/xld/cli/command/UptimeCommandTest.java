package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.Uptime;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import org.junit.jupiter.api.Test;

class UptimeCommandTest {
    private static final String HEADER = "Name                                ID Uptime\n";

    private final FakeDaemon daemon = new FakeDaemon().domain(1, "tiny").domain(2, "full");

    @Test
    void theTableIsTheReferencesByteForByte() {
        daemon.answers(
                Method.DOMAIN_UPTIME,
                new Uptime[] {new Uptime(0, "Domain-0", 56), new Uptime(1, "tiny", 34), new Uptime(2, "full", 31)});
        Call.xl(daemon, "uptime").succeeds().out(Reference.text("uptime1"));
    }

    @Test
    void daysAreCounted() {
        daemon.answers(
                Method.DOMAIN_UPTIME,
                new Uptime[] {new Uptime(1, "a", 86_399), new Uptime(2, "b", 86_400), new Uptime(3, "c", 1_000_000)});
        Call.xl(daemon, "uptime")
                .out(HEADER
                        + "a                                    1 23:59:59\n"
                        + "b                                    2 1 day,  0:00:00\n"
                        + "c                                    3 11 days, 13:46:40\n");
    }

    @Test
    void theShortFormHasTheTimeOfDayAndNoHeader() {
        daemon.answers(Method.DOMAIN_UPTIME, new Uptime[] {new Uptime(1, "tiny", 59), new Uptime(2, null, 90_060)});
        Call.xl(daemon, "uptime", "-s")
                .succeeds()
                .out(" 03:14:22 up  0:00, tiny (1)\n 03:14:22 up 1 day,  1:01, (null) (2)\n");
    }

    @Test
    void domainsAreAskedForOneByOneInTheOrderGiven() {
        daemon.answers(Method.DOMAIN_UPTIME, new Uptime[] {});
        Call.xl(daemon, "uptime", "full", "tiny").succeeds().out(HEADER);
        assertThat(daemon.calls())
                .containsSubsequence(
                        "domain.uptime DomainSelection[domains=[2]]", "domain.uptime DomainSelection[domains=[1]]");
    }

    @Test
    void anUnknownNameFailsBeforeAnythingIsPrintedAnUnknownIdDoesNot() {
        daemon.refuses(Method.DOMAIN_UPTIME, ErrorKind.NO_SUCH_DOMAIN, "There is no domain 77.");
        Call.xl(daemon, "uptime", "nope").fails(1, "nope is an invalid domain identifier (rc=-6)");
        Call.xl(daemon, "uptime", "77").exits(0).out(HEADER).err("There is no domain 77.\n");
    }
}
