package dev.xld.lab.store;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.suite.Dom0Suite;
import org.junit.jupiter.api.Test;

/** Both real store clients keep the contract on the C xenstored. */
@OnXen(store = "xenstored")
class XenstoredContractTest {
    private final LabHost host;

    XenstoredContractTest(LabHost host) {
        this.host = host;
    }

    @Test
    void theContractHolds() {
        Dom0Suite.run(host, "xenstored", "dev.xld.xenstore.WireOnXenTest", "dev.xld.xenstore.LibOnXenTest");
    }
}
