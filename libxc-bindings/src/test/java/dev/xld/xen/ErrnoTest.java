package dev.xld.xen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void numbers_become_names() {
        assertThat(Errno.of(1)).isEqualTo(Errno.EPERM);
        assertThat(Errno.of(95)).isEqualTo(Errno.EOPNOTSUPP);
        assertThat(Errno.of(9999)).isEqualTo(Errno.UNKNOWN);
    }

    @Test
    void an_exception_names_the_function_the_errno_and_what_libxc_said() {
        assertThat(new XenException("xc_domain_create", Errno.EEXIST, "domid 3"))
                .hasMessage("xc_domain_create failed: File exists (EEXIST): domid 3");
        assertThat(new XenException("xc_domain_pause", Errno.ESRCH, ""))
                .hasMessage("xc_domain_pause failed: No such process (ESRCH)");
    }
}
