package dev.xld.xenstore;

import org.junit.jupiter.api.Tag;

/** libxenstore on a real xenstored; runs in a dom0. */
@Tag("xen")
class LibOnXenTest extends XenStoreContract {
    @Override
    protected XenStore open() {
        return new LibXenStore();
    }
}
