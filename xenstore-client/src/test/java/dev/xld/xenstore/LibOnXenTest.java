package dev.xld.xenstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;

/** libxenstore on a real xenstored; runs in a dom0, where the property {@code xld.store} names the xenstored. */
@Tag("xen")
class LibOnXenTest extends XenStoreContract {
    @Override
    protected XenStore open() {
        return new LibXenStore();
    }

    @Override
    protected void longListing(XenStore of, String path, List<String> names) {
        if (!System.getProperty("xld.store", "").equals("oxenstored")) {
            super.longListing(of, path, names);
            return;
        }
        assertThatThrownBy(() -> of.list(path))
                .isInstanceOfSatisfying(
                        XenStoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.CONNECTION_LOST));
        assertThat(of.read(path)).isPresent();
    }
}
