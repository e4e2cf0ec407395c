package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.PvhInfo;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmImage;
import dev.xld.xen.XenInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFilesTest {
    @TempDir
    Path root;

    private FirmwareFiles host;

    @BeforeEach
    void install() throws IOException {
        host = new FirmwareFiles(root, new XenInfo(4, 17, "", "", "", "", 0, 4096, "", "", "", "", ""));
        for (String file : new String[] {
            "usr/lib/xen-4.17/boot/hvmloader",
            "usr/lib/xen-4.17/boot/xen-shim",
            "usr/lib/xen-4.20/boot/hvmloader",
            "usr/share/seabios/bios-256k.bin"
        }) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), file);
        }
    }

    private StartFiles hvm(Consumer<HvmInfoBuilder> change) {
        HvmInfoBuilder hvm = new HvmInfoBuilder();
        change.accept(hvm);
        BuildInfoBuilder build = new BuildInfoBuilder();
        build.hvm = hvm.build();
        build.kernel = "/vmlinuz";
        return StartFiles.of(build.build(), GuestType.HVM, host);
    }

    private StartFiles pvh(PvhInfo pvh) {
        BuildInfoBuilder build = new BuildInfoBuilder();
        build.kernel = "/vmlinuz";
        build.ramdisk = "/initrd";
        build.cmdline = "quiet";
        build.pvh = pvh;
        return StartFiles.of(build.build(), GuestType.PVH, host);
    }

    @Test
    void an_hvm_guest_starts_from_the_running_release_s_hvmloader_with_seabios() {
        StartFiles files = hvm(hvm -> {});
        assertThat(files.kernel()).isEqualTo(root.resolve("usr/lib/xen-4.17/boot/hvmloader"));
        assertThat(files.firmware().system()).isEqualTo(root.resolve("usr/share/seabios/bios-256k.bin"));
        assertThat(files.modules()).isEmpty();
    }

    @Test
    void the_config_may_name_other_firmware() {
        StartFiles files = hvm(hvm -> {
            hvm.firmware = "/opt/loader";
            hvm.systemFirmware = "/opt/bios";
            hvm.acpiFirmware = "/opt/acpi";
            hvm.smbiosFirmware = "/opt/smbios";
        });
        assertThat(files.kernel()).isEqualTo(Path.of("/opt/loader"));
        assertThat(files.firmware())
                .isEqualTo(new HvmImage.Firmware(Path.of("/opt/bios"), Path.of("/opt/acpi"), Path.of("/opt/smbios")));
    }

    @Test
    void firmware_that_is_not_installed_is_said_with_the_places_looked_at() {
        assertThatThrownBy(() -> hvm(hvm -> hvm.bios = "ovmf"))
                .hasMessageContaining("OVMF")
                .hasMessageContaining("/usr/share/ovmf/OVMF.fd")
                .hasMessageContaining("bios_path_override");
    }

    @Test
    void a_pvh_guest_starts_from_its_own_kernel() {
        StartFiles files = pvh(PvhInfo.NONE);
        assertThat(files.kernel()).isEqualTo(Path.of("/vmlinuz"));
        assertThat(files.cmdline()).isEqualTo("quiet");
        assertThat(files.modules()).containsExactly(new HvmImage.Module(Path.of("/initrd"), null));
    }

    @Test
    void the_shim_gets_the_kernel_as_a_module_and_a_command_line_of_its_own() {
        StartFiles files = pvh(new PvhInfo(true, null, null, "loglvl=all"));
        assertThat(files.kernel()).isEqualTo(root.resolve("usr/lib/xen-4.17/boot/xen-shim"));
        assertThat(files.cmdline()).isEqualTo("pv-shim console=xen,pv loglvl=all");
        assertThat(files.modules())
                .containsExactly(
                        new HvmImage.Module(Path.of("/vmlinuz"), "quiet"),
                        new HvmImage.Module(Path.of("/initrd"), null));
    }
}
