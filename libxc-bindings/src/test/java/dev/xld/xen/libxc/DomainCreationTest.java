package dev.xld.xen.libxc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.xen.Altp2m;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.Errno;
import dev.xld.xen.GuestType;
import dev.xld.xen.Passthrough;
import dev.xld.xen.PhysInfo.Capability;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.release.XenLibraries;
import dev.xld.xen.release.XenRelease;
import dev.xld.xen.testing.InstalledXen;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DomainCreationTest {
    private static final UUID ID = new UUID(1, 2);

    @Test
    void a_guest_gets_the_highest_grant_version_the_host_has() {
        assertThat(creation(Capability.GNTTAB_V1, Capability.GNTTAB_V2).grantVersion(pv(null)))
                .isEqualTo(2);
        assertThat(creation(Capability.GNTTAB_V1).grantVersion(pv(null))).isEqualTo(1);
        assertThat(creation().grantVersion(pv(null))).isZero();
    }

    @Test
    void a_lower_grant_version_can_be_asked_for_but_no_higher_one() {
        assertThat(creation(Capability.GNTTAB_V1, Capability.GNTTAB_V2).grantVersion(pv(1)))
                .isEqualTo(1);
        assertThatThrownBy(() -> creation(Capability.GNTTAB_V1).grantVersion(pv(2)))
                .hasMessageContaining("no version above 1");
    }

    @Test
    void what_the_release_cannot_do_is_refused_before_xen_is_asked() {
        DomainCreation old = new DomainCreation(XenRelease.XEN_4_14, Set.of());
        CreateDomain vpmu = new CreateDomain(
                null,
                GuestType.PV,
                ID,
                0,
                1,
                1023,
                -1,
                -1,
                null,
                0,
                false,
                true,
                true,
                false,
                false,
                0,
                Passthrough.DISABLED,
                Altp2m.DISABLED);
        assertThatThrownBy(() -> onDummy(old, vpmu))
                .isInstanceOfSatisfying(
                        XenException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EOPNOTSUPP))
                .hasMessageContaining("needs Xen 4.16")
                .hasMessageContaining("runs 4.14");
    }

    @Test
    void dom0_s_id_and_reserved_ids_are_no_ids_for_a_guest() {
        for (int domid : new int[] {0, -1, 0x7FF0, 65536}) {
            assertThatThrownBy(() -> onDummy(creation(), pvWithId(domid))).hasMessageContaining("the id " + domid);
        }
    }

    private static void onDummy(DomainCreation creation, CreateDomain request) {
        XenLibraries.load(InstalledXen.release());
        try (Handle handle = new Handle(LibXenCtrl.XC_OPENFLAG_DUMMY)) {
            creation.create(handle, request);
        }
    }

    private static DomainCreation creation(Capability... host) {
        return new DomainCreation(XenRelease.XEN_4_17, Set.of(host));
    }

    private static CreateDomain pv(@Nullable Integer grantVersion) {
        return new CreateDomain(
                null,
                GuestType.PV,
                ID,
                0,
                1,
                1023,
                -1,
                -1,
                grantVersion,
                0,
                false,
                true,
                false,
                false,
                false,
                0,
                Passthrough.DISABLED,
                Altp2m.DISABLED);
    }

    private static CreateDomain pvWithId(int domid) {
        return new CreateDomain(
                domid,
                GuestType.PV,
                ID,
                0,
                1,
                1023,
                -1,
                -1,
                null,
                0,
                false,
                true,
                false,
                false,
                false,
                0,
                Passthrough.DISABLED,
                Altp2m.DISABLED);
    }
}
