package dev.xld.xen.libxc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.xen.Errno;
import dev.xld.xen.PvImage;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.jna.LibXenGuest;
import dev.xld.xen.layout.DomImageLayout;
import dev.xld.xen.release.XenLibraries;
import dev.xld.xen.release.XenRelease;
import dev.xld.xen.testing.InstalledXen;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real libraries on a handle without a hypervisor behind it. */
class DummyHandleTest {
    private static final int CMDLINE = 176;
    private static final int MAX_KERNEL_SIZE = 152;

    private final XenRelease release = InstalledXen.release();

    @TempDir
    Path directory;

    private Handle handle;

    @BeforeEach
    void open() {
        XenLibraries.load(release);
        handle = new Handle(LibXenCtrl.XC_OPENFLAG_DUMMY);
    }

    @AfterEach
    void close() {
        handle.close();
    }

    @Test
    void the_image_that_libxenguest_allocates_is_laid_out_as_we_read_it() {
        DomImageLayout layout = release.domImage();
        long dom = LibXenGuest.xc_dom_allocate(handle.xch(), "root=/dev/xvda ü", null);
        ByteBuffer struct = LibC.at(dom, layout.sizeof());
        assertThat(struct.getLong(MAX_KERNEL_SIZE)).isEqualTo(1L << 30);
        byte[] cmdline = new byte["root=/dev/xvda ü".getBytes(StandardCharsets.UTF_8).length];
        LibC.at(struct.getLong(CMDLINE), cmdline.length).get(cmdline);
        assertThat(new String(cmdline, StandardCharsets.UTF_8)).isEqualTo("root=/dev/xvda ü");
        assertThat(layout.flags().get(struct)).isEqualTo(16);
        layout.writePv(struct, image(Path.of("/kernel")));
        assertThat(layout.flags().get(struct)).isZero();
        LibXenGuest.xc_dom_release(dom);
    }

    @Test
    void a_file_that_is_no_kernel_fails_with_what_the_builder_said() throws IOException {
        Path text = Files.writeString(directory.resolve("kernel"), "not a kernel\n".repeat(100));
        long dom = LibXenGuest.xc_dom_allocate(handle.xch(), null, null);
        assertThat(LibXenGuest.xc_dom_kernel_file(dom, text.toString())).isZero();
        assertThat(LibXenGuest.xc_dom_parse_image(dom)).isNegative();
        LibXenGuest.xc_dom_release(dom);
        assertThat(handle.failure("xc_dom_parse_image", "kernel " + text, Errno.ENOEXEC))
                .hasMessage("xc_dom_parse_image failed: Exec format error (ENOEXEC): kernel " + text
                        + ": xc_dom_find_loader: no loader found: Invalid kernel");
    }

    @Test
    void errno_is_that_of_the_call_even_one_that_takes_arrays() {
        ByteBuffer noFds = ByteBuffer.allocate(8);
        assertThatThrownBy(() -> handle.check("poll", LibC.poll(noFds, -1, 0)))
                .isInstanceOfSatisfying(XenException.class, e -> {
                    assertThat(e.function()).isEqualTo("poll");
                    assertThat(e.errno()).isEqualTo(Errno.EINVAL);
                });
    }

    @Test
    void a_negative_errno_as_result_is_taken_for_what_it_is() {
        assertThatThrownBy(() -> handle.checkNegated("xc_cpuid_apply_policy", "", -Errno.EPERM.number() - 1))
                .isInstanceOfSatisfying(
                        XenException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
    }

    private static PvImage image(Path kernel) {
        return new PvImage(1, kernel, null, null, null, 16384, 1, 1, 2, 0, 0, true);
    }
}
