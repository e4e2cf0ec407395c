package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.BuildInfo;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.xen.GuestType;
import dev.xld.xen.Passthrough;
import org.junit.jupiter.api.Test;

/** The figures are libxl's for the same configs. */
class GuestMemoryTest {
    private static final long MIB = 1024;

    private static BuildInfo build(Long maxMib, Long memoryMib, int vcpus) {
        BuildInfoBuilder build = new BuildInfoBuilder();
        build.maxMemoryKib = maxMib == null ? null : maxMib * MIB;
        build.targetMemoryKib = memoryMib == null ? null : memoryMib * MIB;
        build.maxVcpus = vcpus;
        return build.build();
    }

    @Test
    void without_hap_a_guest_needs_pages_for_shadows_too() {
        BuildInfo build = build(128L, 128L, 2);
        assertThat(GuestMemory.of(build, GuestType.PVH, true, Passthrough.DISABLED, 0)
                        .shadowKib())
                .isEqualTo(4 * (512 + 128));
        assertThat(GuestMemory.of(build, GuestType.PVH, false, Passthrough.DISABLED, 0)
                        .shadowKib())
                .isEqualTo(4 * (512 + 256));
    }

    @Test
    void shadow_memory_is_what_the_config_says_if_it_does() {
        BuildInfoBuilder build = build(128L, 128L, 1).toBuilder();
        build.shadowMemoryKib = 4096L;
        assertThat(GuestMemory.of(build.build(), GuestType.HVM, true, Passthrough.DISABLED, 0)
                        .shadowKib())
                .isEqualTo(4096);
    }

    @Test
    void what_is_needed_is_all_of_it_in_superpages() {
        GuestMemory memory = GuestMemory.of(build(128L, 128L, 1), GuestType.PVH, true, Passthrough.DISABLED, 0);
        assertThat(memory.neededKib(GuestType.PVH)).isEqualTo(132 * MIB);
        assertThat(memory.neededKib(GuestType.PVH) % 2048).isZero();
        assertThat(memory.neededKib(GuestType.PV)).isEqualTo(129 * MIB);
    }

    @Test
    void tables_of_their_own_for_devices_are_counted() {
        BuildInfo build = build(4096L, 4096L, 1);
        assertThat(GuestMemory.of(build, GuestType.HVM, true, Passthrough.SYNC_PT, 0)
                        .iommuKib())
                .isEqualTo(4 * (2048 + 4 + 1 + 1));
        assertThat(GuestMemory.of(build, GuestType.HVM, true, Passthrough.SHARE_PT, 0)
                        .iommuKib())
                .isZero();
    }

    @Test
    void the_balloon_aims_at_what_video_memory_and_population_on_demand_leave() {
        GuestMemory growing = GuestMemory.of(build(256L, 128L, 1), GuestType.HVM, true, Passthrough.DISABLED, 8192);
        assertThat(growing.populatedOnDemand(GuestType.HVM)).isTrue();
        assertThat(growing.balloonTargetKib(GuestType.HVM)).isEqualTo(128 * MIB - 8192 - 1024);
        assertThat(growing.balloonTargetKib(GuestType.PVH)).isEqualTo(128 * MIB - 8192);
        assertThat(growing.populatedOnDemand(GuestType.PV)).isFalse();
    }

    @Test
    void a_config_that_names_no_memory_gets_32_MiB() {
        GuestMemory memory = GuestMemory.of(build(null, null, 1), GuestType.PV, false, Passthrough.DISABLED, 0);
        assertThat(memory.maxKib()).isEqualTo(32 * MIB);
        assertThat(memory.targetKib()).isEqualTo(32 * MIB);
    }
}
