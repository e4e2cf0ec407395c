package dev.xld.daemon.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.xld.api.HostInfo;
import dev.xld.api.HostInfoRequest;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PhysInfo;
import dev.xld.xen.PhysInfo.Capability;
import dev.xld.xen.Scheduler;
import dev.xld.xen.XenInfo;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code xl info}, held to what the C xl printed of a host with these facts. */
class HostReportTest {
    private static final String EXPECTED = """
            nr_cpus=2
            max_cpu_id=1
            nr_nodes=1
            cores_per_socket=2
            threads_per_core=1
            cpu_mhz=2445.043
            hw_caps=078bfbff:82202203:2c500800:000001f3:0000000f:00000000:00000000:00000100
            virt_caps=pv hvm shadow gnttab-v1
            total_memory=3071
            free_memory=1483
            sharing_freed_memory=2
            sharing_used_memory=1
            outstanding_claims=10
            free_cpus=1
            xen_major=4
            xen_minor=17
            xen_extra=.5
            xen_version=4.17.5
            xen_caps=xen-3.0-x86_64 hvm-3.0-x86_32\s
            xen_scheduler=credit2
            xen_pagesize=4096
            platform_params=virt_start=0xffff800000000000
            xen_changeset=
            xen_commandline=placeholder console=com1
            cc_compiler=gcc 12
            cc_compile_by=by
            cc_compile_domain=domain
            cc_compile_date=date
            build_id=a1b2
            xend_config_format=4""";

    private final Hypervisor hypervisor = mock(Hypervisor.class);

    @BeforeEach
    void facts() {
        when(hypervisor.physInfo())
                .thenReturn(new PhysInfo(
                        1,
                        2,
                        2,
                        1,
                        1,
                        2445043,
                        EnumSet.of(Capability.GNTTAB_V1, Capability.SHADOW, Capability.HVM, Capability.PV),
                        3071 * 256 + 200,
                        1493 * 256 + 17,
                        999_999,
                        10 * 256,
                        2 * 256,
                        256,
                        List.of(0x078bfbff, 0x82202203, 0x2c500800, 0x1f3, 0xf, 0, 0, 0x100)));
        when(hypervisor.info())
                .thenReturn(new XenInfo(
                        4,
                        17,
                        ".5",
                        "xen-3.0-x86_64 hvm-3.0-x86_32 ",
                        "",
                        "placeholder console=com1",
                        0xffff800000000000L,
                        4096,
                        "gcc 12",
                        "by",
                        "domain",
                        "date",
                        "a1b2"));
        when(hypervisor.scheduler()).thenReturn(Scheduler.CREDIT2);
        BitSet free = new BitSet();
        free.set(1);
        when(hypervisor.freeCpus()).thenReturn(free);
    }

    @Test
    void everyFieldIsThereInXlsOrderAndUnits() {
        List<HostInfo.Field> fields =
                new HostReport(hypervisor).report(new HostInfoRequest(false)).fields();
        assertThat(fields.subList(0, 4))
                .extracting(HostInfo.Field::key)
                .containsExactly("host", "release", "version", "machine");
        assertThat(fields.subList(4, fields.size()).stream()
                        .map(field -> field.key() + "=" + field.value())
                        .collect(Collectors.joining("\n")))
                .isEqualTo(EXPECTED);
    }
}
