package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.sim.SimulatedDeviceModels;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmImage;
import dev.xld.xen.HvmParameter;
import dev.xld.xen.PhysInfo.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An HVM guest up to its device model: what Xen is told, what is built, what stands in the store. */
class HvmCreateTest {
    @TempDir
    Path directory;

    private TestHost host;
    private DomainManager daemon;

    @BeforeEach
    void open() throws IOException {
        host = new TestHost(directory);
        host.xen.setCapabilities(Capability.HVM, Capability.HAP);
        daemon = host.daemon(new SimulatedDeviceModels());
        for (String file : List.of("usr/lib/xen-4.17/boot/hvmloader", "usr/share/seabios/bios-256k.bin")) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.writeString(directory.resolve(file), "firmware");
        }
    }

    @AfterEach
    void close() {
        daemon.close();
        host.close();
    }

    private void create(String lines) {
        DomainConfig config = XlConfig.parse(
                        "a.cfg",
                        "name=\"a\"\ntype=\"hvm\"\nuuid=\"" + TestHost.TINY + "\"\nmemory=64\nvkb_device=0\n" + lines,
                        List.of(),
                        XlDefaults.STOCK,
                        HostCpus.UNKNOWN)
                .config()
                .orElseThrow();
        daemon.create(new CreateOptions(config, directory, false, false), Task.UNATTENDED);
    }

    private String node(String path) {
        return host.store.read("/local/domain/1/" + path).orElse("none");
    }

    @Test
    void it_is_created_with_hap_and_built_from_hvmloader_without_its_video_memory() {
        create("vcpus=2\nmaxvcpus=4\n");
        CreateDomain request = host.xen.requests().get(0);
        assertThat(request.type()).isEqualTo(GuestType.HVM);
        assertThat(request.hap()).isTrue();
        assertThat(request.maxVcpus()).isEqualTo(4);
        HvmImage image = host.xen.images().get(0);
        assertThat(image.kernel()).isEqualTo(directory.resolve("usr/lib/xen-4.17/boot/hvmloader"));
        assertThat(image.firmware().system()).isEqualTo(directory.resolve("usr/share/seabios/bios-256k.bin"));
        assertThat(image.memory().memoryKib()).isEqualTo(56 * 1024);
        assertThat(image.memory().targetKib()).isEqualTo(56 * 1024);
        assertThat(image.onlineVcpus().cardinality()).isEqualTo(2);
    }

    @Test
    void hvmloader_and_the_guest_find_their_platform_in_the_store() {
        create("acpi_s4=0\nmmio_hole=1024\n");
        assertThat(node("platform/acpi")).isEqualTo("1");
        assertThat(node("platform/acpi_s3")).isEqualTo("1");
        assertThat(node("platform/acpi_s4")).isEqualTo("0");
        assertThat(node("platform/acpi_laptop_slate")).isEqualTo("0");
        assertThat(node("platform/mmio_hole_size")).isEqualTo("1073741824");
        assertThat(node("platform/device-model")).isEqualTo("qemu_xen");
        assertThat(node("hvmloader")).isEmpty();
        assertThat(node("control/feature-s3")).isEmpty();
        assertThat(node("control/feature-s4")).isEmpty();
        assertThat(node("memory/static-max")).isEqualTo("65536");
        assertThat(node("memory/target")).isEqualTo("57344");
        assertThat(node("memory/videoram")).isEqualTo("8192");
        assertThat(host.store.read("/vm/" + TestHost.TINY + "/image/ostype")).contains("hvm");
        assertThat(host.store.read("/vm/" + TestHost.TINY + "/rtc/timeoffset")).contains("");
        assertThat(host.store.read("/vm/" + TestHost.TINY + "/image/kernel")).isEmpty();
    }

    @Test
    void a_generation_id_is_written_as_two_numbers() {
        create("ms_vm_genid=\"generate\"\n");
        assertThat(node("platform/generation-id")).matches("\\d+:\\d+");
    }

    @Test
    void parameters_are_libxl_s() {
        create("hpet=0\nviridian=1\ntimer_mode=\"delay_for_missed_ticks\"\n");
        assertThat(host.xen.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        HvmParameter.HPET_ENABLED, 0L,
                        HvmParameter.VPT_ALIGN, 1L,
                        HvmParameter.VIRIDIAN, 0x1865L,
                        HvmParameter.TIMER_MODE, 0L));
    }

    @Test
    void further_firmware_that_is_missing_is_named_by_its_key() {
        Map<String, String> before = host.traces();
        assertThatThrownBy(() -> create("acpi_firmware=\"/nope\"\n")).hasMessageContainingAll("/nope", "acpi_firmware");
        assertThatThrownBy(() -> create("smbios_firmware=\"/nope\"\n"))
                .hasMessageContainingAll("/nope", "smbios_firmware");
        assertThatThrownBy(() -> create("bios=\"ovmf\"\n")).hasMessageContainingAll("OVMF", "bios_path_override");
        assertThat(host.traces()).isEqualTo(before);
    }
}
