package dev.xld.lab.kernel;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.suite.Dom0Suite;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dom0's kernel keeps the contracts that the daemon's tests play. */
@OnXen
class KernelContractTest {
    private final LabHost host;

    KernelContractTest(LabHost host) {
        this.host = host;
    }

    @Test
    @Tag("release")
    void theContractHolds() {
        Dom0Suite.run(
                host, "oxenstored", "dev.xld.daemon.posix.LoopsOnLinuxTest", "dev.xld.daemon.posix.LinksOnLinuxTest");
    }
}
