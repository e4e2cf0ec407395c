package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.xen.Altp2m;
import dev.xld.xen.GuestType;
import dev.xld.xen.Passthrough;
import dev.xld.xen.PhysInfo.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuestShapeTest {
    private static final Set<Capability> ALL = EnumSet.allOf(Capability.class);

    private static GuestShape shape(Set<Capability> host, String lines) {
        return GuestShape.of(config(lines), host);
    }

    private static DomainConfig config(String lines) {
        return XlConfig.parse(
                        "a.cfg",
                        "name=\"a\"\nmemory=64\nkernel=\"/k\"\n" + lines + "\n",
                        List.of(),
                        XlDefaults.STOCK,
                        HostCpus.UNKNOWN)
                .config()
                .orElseThrow();
    }

    private static Set<Capability> without(Capability... missing) {
        Set<Capability> host = EnumSet.copyOf(ALL);
        host.removeAll(List.of(missing));
        return host;
    }

    private static void refused(Set<Capability> host, String lines, String... words) {
        assertThatThrownBy(() -> shape(host, lines))
                .isInstanceOf(ApiException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void hap_is_used_where_the_host_has_it_and_shadows_elsewhere() {
        assertThat(shape(ALL, "type=\"pvh\"").hap()).isTrue();
        assertThat(shape(without(Capability.HAP), "type=\"pvh\"").hap()).isFalse();
        assertThat(shape(ALL, "type=\"pvh\"\nhap=0").hap()).isFalse();
        assertThat(shape(ALL, "type=\"pv\"").hap()).isFalse();
    }

    @Test
    void what_the_host_lacks_is_said() {
        refused(without(Capability.HVM), "type=\"pvh\"", "no HVM", "type=\"pvh\"");
        refused(without(Capability.HAP), "type=\"hvm\"\nhap=1", "hardware-assisted", "hap=1");
        refused(without(Capability.SHADOW), "type=\"hvm\"\nhap=0", "shadow", "hap=0");
        refused(without(Capability.VPMU), "type=\"pv\"\nvpmu=1", "vpmu=1");
        refused(without(Capability.HVM_DIRECTIO), "type=\"hvm\"\npassthrough=\"sync_pt\"", "no IOMMU", "sync_pt");
    }

    @Test
    void a_pv_guest_asks_nothing_of_the_host() {
        GuestShape shape = shape(Set.of(), "type=\"pv\"");
        assertThat(shape.type()).isEqualTo(GuestType.PV);
        assertThat(shape.passthrough()).isEqualTo(Passthrough.DISABLED);
    }

    @Test
    void page_tables_are_shared_with_devices_where_that_can_be() {
        assertThat(shape(ALL, "type=\"hvm\"\npassthrough=\"enabled\"").passthrough())
                .isEqualTo(Passthrough.SHARE_PT);
        assertThat(shape(without(Capability.IOMMU_HAP_PT_SHARE), "type=\"hvm\"\npassthrough=\"enabled\"")
                        .passthrough())
                .isEqualTo(Passthrough.SYNC_PT);
        assertThat(shape(ALL, "type=\"pv\"\npci=[\"00:03.0\"]").passthrough()).isEqualTo(Passthrough.SYNC_PT);
        refused(ALL, "type=\"pv\"\npassthrough=\"share_pt\"", "share_pt");
        refused(ALL, "type=\"pvh\"\npassthrough=\"enabled\"", "PVH", "passthrough=\"enabled\"");
    }

    @Test
    void growing_guests_exclude_devices_and_altp2m() {
        refused(ALL, "type=\"hvm\"\nmaxmem=128\npassthrough=\"enabled\"", "maxmem", "devices");
        refused(ALL, "type=\"hvm\"\nmaxmem=128\naltp2m=\"external\"", "maxmem", "altp2m");
        refused(ALL, "type=\"hvm\"\nnestedhvm=1\naltp2m=\"mixed\"", "nestedhvm", "altp2m");
        assertThat(shape(ALL, "type=\"hvm\"\naltp2m=\"limited\"").altp2m()).isEqualTo(Altp2m.LIMITED);
        assertThat(shape(ALL, "type=\"hvm\"\naltp2mhvm=1").altp2m()).isEqualTo(Altp2m.MIXED);
    }

    @Test
    void the_graphics_card_s_memory_is_the_card_s_own_or_more() {
        assertThat(shape(ALL, "type=\"hvm\"").memory().videoKib()).isEqualTo(8 * 1024);
        assertThat(shape(ALL, "type=\"hvm\"\nvga=\"stdvga\"").memory().videoKib())
                .isEqualTo(16 * 1024);
        assertThat(shape(ALL, "type=\"hvm\"\nvga=\"stdvga\"\nvideoram=32")
                        .memory()
                        .videoKib())
                .isEqualTo(32 * 1024);
        assertThat(shape(ALL, "type=\"hvm\"\nvga=\"none\"").memory().videoKib()).isZero();
        refused(ALL, "type=\"hvm\"\nvga=\"stdvga\"\nvideoram=8", "videoram=8", "16 MiB");
    }
}
