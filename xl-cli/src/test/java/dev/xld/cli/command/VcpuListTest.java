package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DomainSelection;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.VcpuSummary;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import org.junit.jupiter.api.Test;

class VcpuListTest {
    private static final String HEADER =
            "Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)\n";

    private final FakeDaemon daemon = new FakeDaemon().domain(1, "tiny");

    @Test
    void theTableIsTheReferencesByteForByte() {
        daemon.answers(Method.VCPU_LIST, new VcpuSummary[] {
            vcpu(0, "Domain-0", 0, 1, false, true, 25_900_000_000L),
            vcpu(0, "Domain-0", 1, 0, true, false, 32_400_000_000L),
            vcpu(1, "tiny", 0, 1, false, true, 0),
            vcpu(2, "full", 0, 0, true, false, 5_400_000_000L),
            vcpu(2, "full", 1, 0, false, false, 3_100_000_000L)
        });
        Call.xl(daemon, "vcpu-list").succeeds().out(Reference.text("vcpu1"));
    }

    @Test
    void aVcpuThatIsOfflineIsMarked() {
        daemon.answers(
                Method.VCPU_LIST,
                new VcpuSummary[] {new VcpuSummary(3, null, 1, false, 0, false, false, 0, "0-1,3", "none")});
        Call.xl(daemon, "vcpu-list", "3")
                .succeeds()
                .out(HEADER + "(null)                               3     1    -   --p       0.0  0-1,3 / none\n");
    }

    @Test
    void anUnknownIdIsPassedOverAnUnknownNameEndsIt() {
        daemon.answers(Method.VCPU_LIST, asked -> {
            if (((DomainSelection) asked).domains().contains("77")) {
                throw new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain 77.");
            }
            return new VcpuSummary[] {vcpu(1, "tiny", 0, 1, false, true, 0)};
        });
        String row = "tiny                                 1     0    1   -b-       0.0  all / all\n";
        Call.xl(daemon, "vcpu-list", "77", "tiny").exits(0).out(HEADER + row).err("There is no domain 77.\n");
        Call.xl(daemon, "vcpu-list", "tiny", "nope", "tiny")
                .exits(1)
                .out(HEADER + row)
                .err("nope is an invalid domain identifier (rc=-6)\n");
    }

    private static VcpuSummary vcpu(
            int domid, String name, int vcpu, int cpu, boolean running, boolean blocked, long nanos) {
        return new VcpuSummary(domid, name, vcpu, true, cpu, running, blocked, nanos, "all", "all");
    }
}
