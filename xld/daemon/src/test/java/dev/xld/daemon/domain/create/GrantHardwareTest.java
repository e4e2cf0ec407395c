package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.domain.FakeXen;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.PhysInfo.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a guest with a graphics card of the host may touch beside the card. */
class GrantHardwareTest {
    private final FakeXen xen = new FakeXen();

    private GrantHardware step(String lines, boolean vga) {
        DomainConfig config = XlConfig.parse(
                        "a.cfg",
                        "name=\"a\"\ntype=\"hvm\"\nmemory=64\npci=['00:02.0']\n" + lines,
                        List.of(),
                        XlDefaults.STOCK,
                        HostCpus.UNKNOWN)
                .config()
                .orElseThrow();
        GuestShape shape = GuestShape.of(config, EnumSet.allOf(Capability.class));
        Creation creation = new Creation(config, new UUID(1, 2), shape, null, config.devices(), false, false);
        creation.made(3);
        return new GrantHardware(xen.hypervisor(), creation, pci -> vga);
    }

    @Test
    void the_card_is_started_through_the_memory_of_old() {
        GrantHardware step = step("gfx_passthru=\"igd\"\n", true);
        step.run(Task.UNATTENDED);
        assertThat(xen.calls()).endsWith("ioMemory 3 160 32 true");
        step.undo();
        assertThat(xen.calls()).endsWith("ioMemory 3 160 32 false");
    }

    @Test
    void others_have_no_business_there() {
        step("gfx_passthru=\"igd\"\n", false).run(Task.UNATTENDED);
        step("", true).run(Task.UNATTENDED);
        assertThat(xen.calls()).isEmpty();
    }
}
