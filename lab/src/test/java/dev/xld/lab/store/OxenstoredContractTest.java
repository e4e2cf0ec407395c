package dev.xld.lab.store;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.suite.Dom0Suite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both real store clients keep the contract on oxenstored. */
@OnXen(store = "oxenstored")
class OxenstoredContractTest {
    private final LabHost host;

    OxenstoredContractTest(LabHost host) {
        this.host = host;
    }

    @ParameterizedTest
    @ValueSource(strings = {"WireOnXenTest", "LibOnXenTest"})
    void theContractHolds(String suite) {
        Dom0Suite.run(host, "oxenstored", "dev.xld.xenstore." + suite);
    }
}
