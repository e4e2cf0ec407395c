package dev.xld.lab.store;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.suite.Dom0Suite;
import org.junit.jupiter.api.Test;

/** Both real store clients keep the contract on oxenstored. */
@OnXen(store = "oxenstored")
class OxenstoredContractTest {
    private final LabHost host;

    OxenstoredContractTest(LabHost host) {
        this.host = host;
    }

    @Test
    void theContractHolds() {
        Dom0Suite.run(host, "oxenstored", "dev.xld.xenstore.WireOnXenTest", "dev.xld.xenstore.LibOnXenTest");
    }
}
