package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.PciSpec;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.domain.create.ReservedRegions.Region;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.HvmMemory;
import dev.xld.xen.PciAddress;
import dev.xld.xen.PhysInfo.Capability;
import dev.xld.xen.ReservedMemory;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guests of 3 GiB and a host that reserves memory for some of its devices. */
class MemoryLayoutTest {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final PciAddress CARD = new PciAddress(0, 0, 5, 0);
    private static final PciAddress FIRST = new PciAddress(0, 0, 6, 0);
    private static final PciAddress OTHER = new PciAddress(0, 0, 6, 1);

    private static ReservedRegions host(Map<PciAddress, ReservedMemory> firmware) {
        HardwareAccess hardware = (HardwareAccess) Proxy.newProxyInstance(
                MemoryLayoutTest.class.getClassLoader(),
                new Class<?>[] {HardwareAccess.class},
                (self, method, arguments) -> firmware.entrySet().stream()
                        .filter(entry -> arguments == null || entry.getKey().equals(arguments[0]))
                        .map(Map.Entry::getValue)
                        .toList());
        return new ReservedRegions(
                hardware, pci -> pci.vfuncMask() == PciSpec.ALL_FUNCTIONS ? List.of(FIRST, OTHER) : List.of(CARD));
    }

    private static DomainConfig config(String lines) {
        return XlConfig.parse(
                        "a.cfg",
                        "name=\"a\"\ntype=\"hvm\"\nmemory=3080\n" + lines + "\n",
                        List.of(),
                        XlDefaults.STOCK,
                        HostCpus.UNKNOWN)
                .config()
                .orElseThrow();
    }

    private static HvmMemory layout(ReservedRegions host, String lines) {
        DomainConfig config = config(lines);
        return MemoryLayout.of(config, GuestShape.of(config, EnumSet.allOf(Capability.class)), host);
    }

    private static ReservedMemory memory(long start, long size) {
        return new ReservedMemory(start, size);
    }

    @Test
    void ram_gives_way_to_what_lies_above_the_boundary() {
        ReservedMemory high = memory(2 * GIB + 5 * MIB, MIB);
        HvmMemory layout = layout(host(Map.of(CARD, high)), "hap=0\npci=['00:05.0']");
        assertThat(layout.lowmemEnd()).isEqualTo(high.start());
        assertThat(layout.highmemEnd()).isEqualTo(4 * GIB + 3072 * MIB - high.start());
        assertThat(layout.reserved()).containsExactly(high);
    }

    @Test
    void with_hap_large_pages_stay_whole() {
        HvmMemory layout = layout(host(Map.of(CARD, memory(2 * GIB + 5 * MIB, MIB))), "pci=['00:05.0']");
        assertThat(layout.lowmemEnd()).isEqualTo(2 * GIB + 4 * MIB);
        assertThat(layout.highmemEnd()).isEqualTo(4 * GIB + GIB - 4 * MIB);
    }

    @Test
    void below_the_boundary_a_strict_reservation_refuses_and_a_relaxed_one_is_passed_over() {
        ReservedRegions host = host(Map.of(CARD, memory(GIB, 0x2000)));
        assertThatThrownBy(() -> layout(host, "pci=['00:05.0']"))
                .hasMessage("Domain \"a\" cannot have its memory where the host's firmware reserves it for PCI device"
                        + " 0000:00:05.0 (0x40000000-0x40001fff): give it less memory, a lower rdm_mem_boundary, or say"
                        + " rdm_policy=relaxed for the device.");
        HvmMemory relaxed = layout(host, "pci=['00:05.0,rdm_policy=relaxed']");
        assertThat(relaxed.lowmemEnd()).isEqualTo(3 * GIB);
        assertThat(relaxed.reserved()).isEmpty();
        HvmMemory lower = layout(host, "pci=['00:05.0']\nrdm_mem_boundary=512");
        assertThat(lower.lowmemEnd()).isEqualTo(GIB);
        assertThat(lower.highmemEnd()).isEqualTo(6 * GIB);
    }

    @Test
    void devices_of_others_count_with_strategy_host_only() {
        ReservedMemory others = memory(0xdf000000L, MIB);
        ReservedRegions host = host(Map.of(OTHER, others));
        assertThat(layout(host, "pci=['00:05.0']").reserved()).isEmpty();
        assertThat(layout(host, "rdm=\"strategy=host\"").reserved()).containsExactly(others);
        assertThat(layout(host, "pci=['00:06.*@1c']").reserved()).containsExactly(others);
    }

    @Test
    void a_devices_policy_goes_before_the_domains() {
        ReservedRegions host = host(Map.of(CARD, memory(GIB, MIB), OTHER, memory(0xdf000000L, MIB)));
        String all = "rdm=\"strategy=host,policy=relaxed\"\n";
        assertThat(host.of(config(all + "pci=['00:05.0,rdm_policy=strict']")))
                .filteredOn(Region::strict)
                .extracting(Region::whose)
                .containsExactly("PCI device 0000:00:05.0");
        assertThat(host.of(config(all))).hasSize(2).noneMatch(Region::strict);
        assertThat(host.of(config("rdm=\"strategy=host\""))).hasSize(2).allMatch(Region::strict);
    }

    @Test
    void a_reservation_in_high_memory_is_no_place_for_ram() {
        ReservedRegions host = host(Map.of(CARD, memory(4 * GIB, MIB)));
        assertThat(layout(host, "pci=['00:05.0']").reserved()).hasSize(1);
        assertThatThrownBy(() -> layout(host, "memory=5000\npci=['00:05.0']")).hasMessageContaining("0x100000000");
    }
}
