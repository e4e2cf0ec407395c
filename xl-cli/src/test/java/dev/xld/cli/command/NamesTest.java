package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.DomainId;
import dev.xld.api.DomainSummary;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import org.junit.jupiter.api.Test;

/** domid, domname and rename. */
class NamesTest {
    private final FakeDaemon daemon = new FakeDaemon().domain(7, "web");

    @Test
    void domidPrintsTheIdOfAName() {
        Call.xl(daemon, "domid", "web").succeeds().out("7\n");
        Call.xl(daemon, "domid", "nope")
                .fails(1, "Can't get domid of domain name 'nope', maybe this domain does not exist.");
    }

    @Test
    void domidTakesDigitsForANameToo() {
        daemon.answers(Method.DOMAIN_LIST, new DomainSummary[] {
            new DomainSummary(7, "web", "", 0, 0, 1, "------", -1, 0, null, null, "all"),
            new DomainSummary(8, null, "", 0, 0, 1, "------", -1, 0, null, null, "all"),
            new DomainSummary(9, "42", "", 0, 0, 1, "------", -1, 0, null, null, "all")
        });
        Call.xl(daemon, "domid", "7").fails(1, "Can't get domid of domain name '7', maybe this domain does not exist.");
        Call.xl(daemon, "domid", "42").succeeds().out("9\n");
    }

    @Test
    void domnamePrintsTheNameOfAnId() {
        daemon.answers(Method.DOMAIN_RESOLVE, new DomainId(7, "web"));
        Call.xl(daemon, "domname", "7").succeeds().out("web\n");
    }

    @Test
    void domnameTellsWhatIsNoIdAndWhatHasNoName() {
        Call.xl(daemon, "domname", "xx").fails(1, "Invalid domain id.", "");
        Call.xl(daemon, "domname", "").fails(1, "Invalid domain id.", "");
        Call.xl(daemon, "domname", "77")
                .fails(1, "Can't get domain name of domain id '77', maybe this domain does not exist.");
        daemon.answers(Method.DOMAIN_RESOLVE, new DomainId(77, null));
        Call.xl(daemon, "domname", "77")
                .fails(1, "Can't get domain name of domain id '77', maybe this domain does not exist.");
    }

    @Test
    void renameIsSilent() {
        Call.xl(daemon, "rename", "web", "old web", "ignored").succeeds().out("");
        assertThat(daemon.calls()).endsWith("domain.rename RenameRequest[domain=7, name=old web]");
    }

    @Test
    void renameTellsWhyItFailed() {
        daemon.refuses(Method.DOMAIN_RENAME, ErrorKind.NAME_IN_USE, "Domain 3 has the name db.");
        Call.xl(daemon, "rename", "web", "db").fails(1, "Domain 3 has the name db.", "Can't rename domain 'web'.");
        Call.xl(daemon, "rename", "nope", "db").fails(1, "nope is an invalid domain identifier (rc=-6)");
    }
}
