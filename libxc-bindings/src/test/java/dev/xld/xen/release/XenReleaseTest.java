package dev.xld.xen.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.xen.UnsupportedHostException;
import dev.xld.xen.layout.CreateDomainLayout;
import dev.xld.xen.layout.DomImageLayout;
import dev.xld.xen.layout.Field;
import dev.xld.xen.testing.InstalledXen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XenReleaseTest {
    @TempDir
    Path sysfs;

    /** Measured with each release's own headers: sizes of the four structs, then the fields that move. */
    @Test
    void the_layouts_are_those_measured_for_each_release() {
        assertThat(Arrays.stream(XenRelease.values()).map(XenReleaseTest::row).collect(Collectors.joining("\n")))
                .isEqualTo("""
                        4.14 info 104 create 48 -,-,-,44,- physinfo 104 32,72 image 2576 1008,1104,1128,1192,2336,2568
                        4.15 info 104 create 56 -,44,-,48,52 physinfo 104 32,72 image 1952 384,480,488,568,1712,1944
                        4.16 info 112 create 60 44,48,-,52,56 physinfo 104 32,72 image 1952 384,480,488,568,1712,1944
                        4.17 info 112 create 64 44,48,52,56,60 physinfo 112 40,80 image 1952 384,480,488,568,1712,1944
                        4.18 info 112 create 64 44,48,52,56,60 physinfo 112 40,80 image 1952 384,480,488,568,1712,1944
                        4.19 info 112 create 68 44,52,56,60,64 physinfo 112 40,80 image 1952 384,480,488,568,1712,1944
                        4.20 info 112 create 68 44,52,56,60,64 physinfo 112 40,80 image 1952 384,480,488,568,1712,1944
                        4.21 info 112 create 68 44,52,56,60,64 physinfo 112 40,80 image 1952 384,480,488,568,1712,1944
                        4.22 info 112 create 68 44,52,56,60,64 physinfo 112 40,80 image 1952 384,480,488,568,1712,1944""");
    }

    private static String row(XenRelease release) {
        CreateDomainLayout create = release.createDomain();
        DomImageLayout image = release.domImage();
        return "%s info %d create %d %s physinfo %d %s image %d %s"
                .formatted(
                        release.version(),
                        release.domainInfo().sizeof(),
                        create.sizeof(),
                        offsets(
                                create.grant_opts(),
                                create.vmtrace_size(),
                                create.cpupool_id(),
                                create.arch_emulation_flags(),
                                create.arch_misc_flags()),
                        release.physInfo().sizeof(),
                        offsets(
                                release.physInfo().total_pages(),
                                release.physInfo().hw_cap()),
                        image.sizeof(),
                        offsets(
                                image.console_pfn(),
                                image.pv_p2m(),
                                image.p2m_size(),
                                image.console_evtchn(),
                                image.container_type(),
                                image.max_vcpus()));
    }

    private static String offsets(@Nullable Field... fields) {
        return Arrays.stream(fields)
                .map(field -> field == null ? "-" : Integer.toString(field.offset()))
                .collect(Collectors.joining(","));
    }

    @Test
    void the_libraries_carry_the_release_in_their_names() {
        assertThat(XenRelease.XEN_4_20.libxenctrl()).isEqualTo("libxenctrl.so.4.20");
        assertThat(XenRelease.XEN_4_20.libxenguest()).isEqualTo("libxenguest.so.4.20");
        assertThat(XenRelease.XEN_4_14.dumpCoreLibrary()).isEqualTo("libxenctrl.so.4.14");
        assertThat(XenRelease.XEN_4_15.dumpCoreLibrary()).isEqualTo("libxenguest.so.4.15");
    }

    @Test
    void the_running_release_is_read_from_sysfs() throws IOException {
        running("4", "20");
        assertThat(RunningXen.release(sysfs)).isEqualTo(XenRelease.XEN_4_20);
    }

    @Test
    void an_unknown_release_is_refused_with_a_sentence_that_names_the_known_ones() throws IOException {
        running("4", "23");
        assertThatThrownBy(() -> RunningXen.release(sysfs))
                .isInstanceOf(UnsupportedHostException.class)
                .hasMessageContaining("Xen 4.23")
                .hasMessageContaining("4.14, 4.15, 4.16, 4.17, 4.18, 4.19, 4.20, 4.21, 4.22");
        running("5", "17");
        assertThatThrownBy(() -> RunningXen.release(sysfs)).hasMessageContaining("Xen 5.17");
    }

    @Test
    void a_machine_without_Xen_is_told_so() {
        assertThatThrownBy(() -> RunningXen.release(sysfs))
                .isInstanceOf(UnsupportedHostException.class)
                .hasMessageContaining("does not run under Xen")
                .hasMessageContaining("version/major");
    }

    @Test
    void a_missing_library_is_named() {
        XenRelease absent = InstalledXen.release() == XenRelease.XEN_4_22 ? XenRelease.XEN_4_21 : XenRelease.XEN_4_22;
        assertThatThrownBy(() -> XenLibraries.bind(Unbound.class, absent.libxenctrl(), absent))
                .isInstanceOf(UnsupportedHostException.class)
                .hasMessageContaining(absent.libxenctrl());
    }

    private static final class Unbound {
        @SuppressWarnings("unused")
        static native int xc_interface_close(long xch);
    }

    private void running(String major, String minor) throws IOException {
        Path version = Files.createDirectories(sysfs.resolve("version"));
        Files.writeString(version.resolve("major"), major + "\n");
        Files.writeString(version.resolve("minor"), minor + "\n");
    }
}
