package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import org.junit.jupiter.api.Test;

class DestroyTest {
    private final FakeDaemon daemon = new FakeDaemon().domain(7, "web").domain(0, "host");

    @Test
    void itIsSilent() {
        Call.xl(daemon, "destroy", "web").succeeds().out("");
        Call.xl(daemon, "destroy", "8").succeeds().out("");
        assertThat(daemon.calls())
                .contains(
                        "domain.destroy DomainRef[domain=7, force=false]",
                        "domain.destroy DomainRef[domain=8, force=false]");
    }

    @Test
    void domainZeroIsRefusedByWhateverName() {
        String[] refusal = {
            "Not destroying domain 0; use -f to force.",
            "This can only be done when using a disaggregated hardware domain and toolstack.",
            ""
        };
        Call.xl(daemon, "destroy", "0").fails(1, refusal);
        Call.xl(daemon, "destroy", "00").fails(1, refusal);
        Call.xl(daemon, "destroy", "host").fails(1, refusal);
        assertThat(daemon.calls()).noneMatch(call -> call.startsWith("domain.destroy"));
    }

    @Test
    void domainZeroMayBeForced() {
        Call.xl(daemon, "destroy", "-f", "host").succeeds();
        assertThat(daemon.calls()).endsWith("domain.destroy DomainRef[domain=0, force=true]");
    }

    @Test
    void anUnknownNameAndAnUnknownIdHaveTheirOwnCodes() {
        daemon.refuses(Method.DOMAIN_DESTROY, ErrorKind.NO_SUCH_DOMAIN, "There is no domain 77.");
        Call.xl(daemon, "destroy", "nope").fails(1, "nope is an invalid domain identifier (rc=-6)");
        Call.xl(daemon, "destroy", "77").fails(1, "There is no domain 77.", "destroy failed (rc=-21)");
    }

    @Test
    void aFailureIsToldWithItsCauseAndLibxlsCode() {
        daemon.refuses(Method.DOMAIN_DESTROY, ErrorKind.SCRIPT_FAILED, "vif-bridge said no.");
        Call.xl(daemon, "destroy", "web").fails(1, "vif-bridge said no.", "destroy failed (rc=-3)");
    }
}
