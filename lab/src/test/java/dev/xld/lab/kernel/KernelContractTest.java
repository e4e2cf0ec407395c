package dev.xld.lab.kernel;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.suite.Dom0Suite;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dom0's kernel keeps the contracts that the daemon's tests play. */
@OnXen
class KernelContractTest {
    private final LabHost host;

    KernelContractTest(LabHost host) {
        this.host = host;
    }

    @ParameterizedTest
    @ValueSource(strings = {"LoopsOnLinuxTest", "LinksOnLinuxTest"})
    @Tag("release")
    void theContractHolds(String suite) {
        Dom0Suite.run(host, "oxenstored", "dev.xld.daemon.posix." + suite);
    }
}
