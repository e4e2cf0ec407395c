package dev.xld.daemon.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.Errno;
import dev.xld.xen.XenException;
import dev.xld.xenstore.StoreError;
import dev.xld.xenstore.XenStoreException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void a_failed_hypercall_names_function_and_errno() {
        ApiException e = Failures.describe(new XenException("xc_domain_create", Errno.ENOMEM, ""), "making the domain");
        assertThat(e.kind()).isEqualTo(ErrorKind.XEN_FAILED);
        assertThat(e.errno()).isEqualTo("ENOMEM");
        assertThat(e.step()).isEqualTo("making the domain");
        assertThat(e)
                .hasMessageStartingWith("Making the domain failed: xc_domain_create failed: Cannot allocate memory");
    }

    @Test
    void a_lost_xenstored_is_told_from_a_refused_request() {
        assertThat(Failures.describe(new XenStoreException("write", "/a", StoreError.CONNECTION_LOST), "x")
                        .kind())
                .isEqualTo(ErrorKind.STORE_UNAVAILABLE);
        assertThat(Failures.describe(new XenStoreException("write", "/a", StoreError.ENOSPC), "x")
                        .kind())
                .isEqualTo(ErrorKind.XEN_FAILED);
    }

    @Test
    void a_sentence_made_where_the_cause_was_known_stays_as_it_is() {
        ApiException e = Failures.describe(new ApiException(ErrorKind.NAME_IN_USE, "Taken."), "reserving the name");
        assertThat(e).hasMessage("Taken.");
        assertThat(e.kind()).isEqualTo(ErrorKind.NAME_IN_USE);
        assertThat(e.step()).isEqualTo("reserving the name");
    }
}
