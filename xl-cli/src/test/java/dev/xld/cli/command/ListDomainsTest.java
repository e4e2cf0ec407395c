package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ConfigText;
import dev.xld.api.DomainSummary;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListDomainsTest {
    private static final String HEADER = "Name                                        ID   Mem VCPUs\tState\tTime(s)";

    private final Locale usual = Locale.getDefault();
    private final FakeDaemon daemon = new FakeDaemon().domain(2, "full");

    @BeforeEach
    void speakGerman() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @Test
    void theTableIsTheReferencesByteForByte() {
        daemon.answers(Method.DOMAIN_LIST, new DomainSummary[] {
            domain(0, "Domain-0", "00000000-0000-0000-0000-000000000000", 1_572_864, 2, "r-----", 56_100_000_000L),
            domain(1, "tiny", "b5e4ab20-42cb-4186-8f13-7da96b6e23ef", 16_388, 1, "-b----", 1_000_000L),
            domain(2, "full", "d744844c-b8ee-411e-af99-630347641f36", 131_072, 2, "-b----", 6_800_000_000L)
        });
        Call.xl(daemon, "list").succeeds().out(Reference.text("list1"));
    }

    @Test
    void theVerboseTableIsTheReferencesByteForByte() {
        daemon.answers(Method.DOMAIN_LIST, new DomainSummary[] {
            domain(0, "Domain-0", "00000000-0000-0000-0000-000000000000", 1_572_864, 2, "r-----", 56_500_000_000L),
            domain(1, "tiny", "b5e4ab20-42cb-4186-8f13-7da96b6e23ef", 16_384, 1, "-b----", 0),
            domain(2, "full", "d744844c-b8ee-411e-af99-630347641f36", 131_072, 2, "r-----", 7_100_000_000L)
        });
        Call.xl(daemon, "list", "-v").succeeds().out(Reference.text("list-v"));
        Call.xl(daemon, "list", "-vZ").succeeds().out(Reference.text("list-v"));
        Call.xl(daemon, "list", "--verb").succeeds().out(Reference.text("list-v"));
    }

    @Test
    void everyColumnHasItsPlace() {
        daemon.answers(Method.DOMAIN_LIST, new DomainSummary[] {
            new DomainSummary(
                    12345,
                    null,
                    "d744844c-b8ee-411e-af99-630347641f36",
                    1 << 20,
                    0,
                    128,
                    "---sSd",
                    5,
                    0,
                    "a:b:c",
                    "p",
                    "0-1")
        });
        String start = "(null)                                   12345  1024   128     ---sSd       0.0";
        Call.xl(daemon, "list", "-vcn")
                .out(HEADER
                        + "   UUID                            Reason-Code\tSecurity Label         Cpupool NODE Affinity\n"
                        + start
                        + " d744844c-b8ee-411e-af99-630347641f36        5            a:b:c               p 0-1\n");
        Call.xl(daemon, "list", "-Z").out(HEADER + "   Security Label\n" + start + "            a:b:c\n");
    }

    @Test
    void namesAreFilledUpToFortyBytesNotCharacters() {
        daemon.answers(Method.DOMAIN_LIST, new DomainSummary[] {
            domain(1, "é".repeat(19) + "x", "", 1024, 1, "------", 0)
        });
        Call.xl(daemon, "list").out(HEADER + "\n" + "é".repeat(19) + "x      1     1     1     ------       0.0\n");
    }

    @Test
    void oneDomainIsAskedForByItsId() {
        daemon.answers(Method.DOMAIN_LIST, new DomainSummary[] {});
        Call.xl(daemon, "list", "full").succeeds().out(HEADER + "\n");
        Call.xl(daemon, "list", "--", "7").succeeds();
        assertThat(daemon.calls())
                .contains("domain.list DomainSelection[domains=[2]]", "domain.list DomainSelection[domains=[7]]");
    }

    @Test
    void theLongFormIsPrintedAsTheDaemonWroteIt() {
        daemon.answers(Method.DOMAIN_CONFIG, new ConfigText("[\n\n]\n\n"));
        Call.xl(daemon, "list", "-lv", "full").succeeds().out("[\n\n]\n\n");
    }

    @Test
    void twoOperandsAreUsageOnStdoutAndSoIsAnOptionAfterTheName() {
        String help = Call.xl(daemon, "help", "list").terminal.outText();
        Call.xl(daemon, "list", "full", "tiny").exits(1).out(help).err("");
        Call.xl(daemon, "list", "full", "-l").exits(1).out(help).err("");
    }

    @Test
    void anUnknownNameAndAnUnknownIdHaveTheirOwnWords() {
        daemon.refuses(Method.DOMAIN_LIST, ErrorKind.NO_SUCH_DOMAIN, "There is no domain 77.");
        daemon.refuses(Method.DOMAIN_CONFIG, ErrorKind.NO_SUCH_DOMAIN, "There is no domain 77.");
        Call.xl(daemon, "list", "nope").fails(1, "nope is an invalid domain identifier (rc=-6)");
        Call.xl(daemon, "list", "77").fails(1, "Error: Domain '77' does not exist.");
        Call.xl(daemon, "list", "-l", "77").fails(1, "Error: Domain '77' does not exist.");
    }

    private static DomainSummary domain(
            int domid, String name, String uuid, long memoryKib, int vcpus, String state, long nanos) {
        return new DomainSummary(domid, name, uuid, memoryKib, 0, vcpus, state, -1, nanos, null, "Pool-0", "all");
    }
}
