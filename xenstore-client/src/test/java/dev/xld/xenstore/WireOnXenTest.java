package dev.xld.xenstore;

import org.junit.jupiter.api.Tag;

/** The protocol client on a real xenstored; runs in a dom0. */
@Tag("xen")
class WireOnXenTest extends XenStoreContract {
    @Override
    protected XenStore open() {
        return new WireXenStore(XenStores.socket(System.getenv()));
    }
}
