package dev.xld.lab.store;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.suite.Dom0Suite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both real store clients keep the contract on the C xenstored. */
@OnXen(store = "xenstored")
class XenstoredContractTest {
    private final LabHost host;

    XenstoredContractTest(LabHost host) {
        this.host = host;
    }

    @ParameterizedTest
    @ValueSource(strings = {"WireOnXenTest", "LibOnXenTest"})
    void theContractHolds(String suite) {
        Dom0Suite.run(host, "xenstored", "dev.xld.xenstore." + suite);
    }
}
