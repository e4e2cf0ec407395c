package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import org.junit.jupiter.api.Test;

class PauseTest {
    private final FakeDaemon daemon = new FakeDaemon().domain(7, "web");

    @Test
    void bothAreSilent() {
        Call.xl(daemon, "pause", "web").succeeds().out("");
        Call.xl(daemon, "unpause", "web").succeeds().out("");
        assertThat(daemon.calls())
                .contains(
                        "domain.pause DomainRef[domain=7, force=false]",
                        "domain.unpause DomainRef[domain=7, force=false]");
    }

    @Test
    void whatXenRefusesIsToldButIsNoFailureAsInTheReference() {
        daemon.refuses(Method.DOMAIN_PAUSE, ErrorKind.NO_SUCH_DOMAIN, "There is no domain 77.");
        Call.xl(daemon, "pause", "77").fails(0, "There is no domain 77.");
        daemon.refuses(Method.DOMAIN_UNPAUSE, ErrorKind.XEN_FAILED, "Domain 7 is not paused: EINVAL.");
        Call.xl(daemon, "unpause", "web").fails(0, "Domain 7 is not paused: EINVAL.");
    }

    @Test
    void whatWasNotTriedIsAFailure() {
        daemon.refuses(Method.DOMAIN_PAUSE, ErrorKind.NOT_PERMITTED, "Only root may.");
        Call.xl(daemon, "pause", "web").fails(1, "Only root may.");
        Call.xl(daemon, "pause", "nope").fails(1, "nope is an invalid domain identifier (rc=-6)");
    }
}
