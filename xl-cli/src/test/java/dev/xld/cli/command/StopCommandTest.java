package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ApiException;
import dev.xld.api.DomainSummary;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.ShutdownRequest;
import dev.xld.api.WaitReply;
import dev.xld.api.WaitRequest;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import org.junit.jupiter.api.Test;

/** shutdown and reboot. */
class StopCommandTest {
    private final FakeDaemon daemon = new FakeDaemon().domain(7, "web");

    @Test
    void oneDomainIsAskedAndNotWaitedFor() {
        Call.xl(daemon, "shutdown", "web", "ignored").fails(0, "Shutting down domain 7");
        Call.xl(daemon, "reboot", "8").fails(0, "Rebooting domain 8");
        assertThat(daemon.calls())
                .containsExactly(
                        "domain.resolve DomainRef[domain=web, force=false]",
                        "domain.shutdown ShutdownRequest[domain=7, action=POWEROFF, fallback=false]",
                        "domain.shutdown ShutdownRequest[domain=8, action=REBOOT, fallback=false]");
    }

    @Test
    void withoutADomainXlAsksForOne() {
        Call.xl(daemon, "shutdown").fails(1, "You must specify -a or a domain id.", "");
        Call.xl(daemon, "reboot", "-w").fails(1, "You must specify -a or a domain id.", "");
    }

    @Test
    void waitingOnceEndsWithTheShutdown() {
        daemon.answers(Method.DOMAIN_WAIT, new WaitReply(7, false, 0));
        Call.xl(daemon, "shutdown", "-w", "web")
                .fails(
                        0,
                        "Shutting down domain 7",
                        "Waiting for 1 domains",
                        "Domain 7 has been shut down, reason code 0");
        assertThat(daemon.calls()).endsWith("domain.wait WaitRequest[domid=7, destruction=false]");
    }

    @Test
    void waitingTwiceEndsWithTheDestruction() {
        daemon.answers(Method.DOMAIN_WAIT, asked -> new WaitReply(7, ((WaitRequest) asked).destruction(), 0));
        Call.xl(daemon, "shutdown", "web", "-ww")
                .fails(
                        0,
                        "Shutting down domain 7",
                        "Waiting for 1 domains",
                        "Domain 7 has been shut down, reason code 0",
                        "Domain 7 continue waiting for death",
                        "Domain 7 has been destroyed");
    }

    @Test
    void allDomainsButTheHostAreAskedAndThenWaitedFor() {
        daemon.answers(Method.DOMAIN_LIST, new DomainSummary[] {domain(0), domain(3), domain(7)});
        daemon.answers(Method.DOMAIN_WAIT, asked -> new WaitReply(((WaitRequest) asked).domid(), true, 0));
        Call.xl(daemon, "shutdown", "--all", "--wait")
                .fails(
                        0,
                        "Shutting down domain 3",
                        "Shutting down domain 7",
                        "Waiting for 2 domains",
                        "Domain 3 has been destroyed",
                        "Domain 7 has been destroyed");
    }

    @Test
    void whereThereIsNobodyToAskThereIsNobodyToWaitFor() {
        daemon.answers(Method.DOMAIN_LIST, new DomainSummary[] {domain(0)});
        Call.xl(daemon, "shutdown", "-aw").fails(0, "Waiting for 0 domains");
        Call.xl(daemon, "shutdown", "-a").succeeds().out("");
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersRunning() {
        daemon.answers(Method.DOMAIN_LIST, new DomainSummary[] {domain(3), domain(7)});
        daemon.answers(Method.DOMAIN_SHUTDOWN, asked -> {
            if (((ShutdownRequest) asked).domain().equals("3")) {
                throw new ApiException(ErrorKind.GUEST_TIMEOUT, "Domain 3 does not answer.");
            }
            return new Done();
        });
        Call.xl(daemon, "shutdown", "-a")
                .fails(
                        1,
                        "Shutting down domain 3",
                        "Domain 3 does not answer.",
                        "shutdown failed (rc=-8)",
                        "Shutting down domain 7");
    }

    @Test
    void anIdThatIsNoDomainHasTheReferencesCodeAndIsNotWaitedFor() {
        daemon.refuses(Method.DOMAIN_SHUTDOWN, ErrorKind.NO_SUCH_DOMAIN, "There is no domain 77.");
        Call.xl(daemon, "shutdown", "-w", "77")
                .fails(1, "Shutting down domain 77", "There is no domain 77.", "shutdown failed (rc=-3)");
        Call.xl(daemon, "reboot", "77")
                .fails(1, "Rebooting domain 77", "There is no domain 77.", "reboot failed (rc=-3)");
        Call.xl(daemon, "reboot", "nope").fails(1, "nope is an invalid domain identifier (rc=-6)");
    }

    @Test
    void aGuestWithoutPvControlNeedsTheFallback() {
        daemon.refuses(Method.DOMAIN_SHUTDOWN, ErrorKind.NO_PARAVIRT, "no control node");
        Call.xl(daemon, "reboot", "web")
                .fails(
                        1,
                        "Rebooting domain 7",
                        "PV control interface not available: external graceful reboot not possible.",
                        "Use \"-F\" to fallback to ACPI reset event.",
                        "reboot failed (rc=-10)");
        daemon.answers(Method.DOMAIN_SHUTDOWN, asked -> {
            if (!((ShutdownRequest) asked).fallback()) {
                throw new ApiException(ErrorKind.NO_PARAVIRT, "no control node");
            }
            return new Done();
        });
        Call.xl(daemon, "shutdown", "-F", "web")
                .fails(
                        0,
                        "Shutting down domain 7",
                        "PV control interface not available: sending ACPI power button event.");
    }

    private static DomainSummary domain(int domid) {
        return new DomainSummary(domid, "d" + domid, "", 0, 0, 1, "------", -1, 0, null, null, "all");
    }
}
