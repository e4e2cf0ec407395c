package dev.xld.xen.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.xen.Altp2m;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.GuestType;
import dev.xld.xen.Passthrough;
import dev.xld.xen.PhysInfo;
import dev.xld.xen.PhysInfo.Capability;
import dev.xld.xen.PvImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    @Test
    void a_uuid_lies_in_memory_in_the_order_it_is_written() {
        ByteBuffer struct = CreateDomainLayout.V4_17.write(CreateDomain.pv(ID, 1), 2);
        assertThat(struct.get(4)).isZero();
        assertThat(struct.get(5) & 0xFF).isEqualTo(0x11);
        assertThat(struct.get(19) & 0xFF).isEqualTo(0xFF);
        assertThat(CreateDomainLayout.V4_17.handle().get(struct)).isEqualTo(ID);
    }

    @Test
    void a_pv_domain_is_created_without_any_flag_but_with_its_limits() {
        ByteBuffer struct = CreateDomainLayout.V4_17.write(CreateDomain.pv(ID, 3), 2);
        assertThat(struct.getInt(20)).isZero();
        assertThat(struct.getInt(28)).isEqualTo(3);
        assertThat(struct.getInt(32)).isEqualTo(1023);
        assertThat(struct.getInt(36)).isEqualTo(-1);
        assertThat(struct.getInt(40)).isEqualTo(-1);
        assertThat(struct.getInt(44)).isEqualTo(2);
        assertThat(struct.getInt(56)).isZero();
    }

    @Test
    void an_hvm_domain_has_all_devices_but_vpci_and_a_pvh_domain_a_local_apic() {
        ByteBuffer hvm = CreateDomainLayout.V4_17.write(request(GuestType.HVM, true, false), 1);
        assertThat(hvm.getInt(20)).isEqualTo(1 | 2 | 8);
        assertThat(hvm.getInt(56)).isEqualTo(0x3FF);
        ByteBuffer pvh = CreateDomainLayout.V4_19.write(request(GuestType.PVH, false, true), 1);
        assertThat(pvh.getInt(20)).isEqualTo(1);
        assertThat(pvh.getInt(60)).isEqualTo(1);
    }

    private static CreateDomain request(GuestType type, boolean hap, boolean oos) {
        return new CreateDomain(
                null,
                type,
                ID,
                0,
                1,
                1023,
                -1,
                -1,
                null,
                0,
                hap,
                oos,
                false,
                false,
                false,
                0,
                Passthrough.DISABLED,
                Altp2m.DISABLED);
    }

    @Test
    void what_a_release_lacks_is_left_out() {
        CreateDomain request = new CreateDomain(
                null,
                GuestType.PV,
                ID,
                7,
                1,
                1023,
                4,
                5,
                1,
                9,
                false,
                true,
                false,
                false,
                false,
                0,
                Passthrough.DISABLED,
                Altp2m.DISABLED);
        for (CreateDomainLayout layout :
                new CreateDomainLayout[] {CreateDomainLayout.V4_14, CreateDomainLayout.V4_15, CreateDomainLayout.V4_16
                }) {
            assertThat(layout.write(request, 1).capacity()).isEqualTo(layout.sizeof());
        }
    }

    @Test
    void a_domain_is_read_with_its_state_and_the_code_it_stopped_with() {
        DomainInfoLayout layout = DomainInfoLayout.V4_16;
        ByteBuffer struct = layout.allocate();
        layout.domain().set(struct, 7);
        layout.flags().set(struct, 4 | 8 | 3 << 16);
        layout.handle().set(struct, ID);
        layout.max_vcpu_id().set(struct, -1);
        DomainInfo info = layout.read(struct);
        assertThat(info.domid()).isEqualTo(7);
        assertThat(info.uuid()).isEqualTo(ID);
        assertThat(info.shutdown()).isTrue();
        assertThat(info.paused()).isTrue();
        assertThat(info.dying()).isFalse();
        assertThat(info.shutdownCode()).isEqualTo(3);
        assertThat(info.maxVcpuId()).isEqualTo(-1);
    }

    @Test
    void capabilities_come_in_the_order_they_are_printed() {
        PhysInfoLayout layout = PhysInfoLayout.V4_17;
        ByteBuffer struct = layout.allocate();
        layout.capabilities().set(struct, 1 | 2 | 4 | 0x300);
        struct.putInt(layout.hw_cap().offset() + 28, 0xABCD);
        PhysInfo info = layout.read(struct, 5, 6);
        assertThat(info.capabilities())
                .containsExactly(
                        Capability.PV,
                        Capability.HVM,
                        Capability.HVM_DIRECTIO,
                        Capability.PV_DIRECTIO,
                        Capability.GNTTAB_V1,
                        Capability.GNTTAB_V2);
        assertThat(info.hwCap()).hasSize(8).endsWith(0xABCD);
        assertThat(info.sharingUsedPages()).isEqualTo(6);
    }

    @Test
    void the_builder_is_told_the_ports_and_given_no_start_flags() {
        DomImageLayout layout = DomImageLayout.V4_15;
        ByteBuffer struct = layout.allocate();
        layout.flags().set(struct, 16);
        layout.writePv(struct, new PvImage(3, Path.of("/k"), null, null, null, 4096, 2, 11, 12, 21, 22, true));
        assertThat(layout.flags().get(struct)).isZero();
        assertThat(struct.getInt(568)).isEqualTo(12);
        assertThat(struct.getInt(572)).isEqualTo(11);
        assertThat(struct.getInt(576)).isEqualTo(22);
        assertThat(struct.getInt(580)).isEqualTo(21);
        assertThat(struct.getInt(604)).isEqualTo(1);
        assertThat(struct.getInt(1944)).isEqualTo(2);
    }
}
