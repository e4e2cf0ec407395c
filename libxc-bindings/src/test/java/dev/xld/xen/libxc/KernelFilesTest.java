package dev.xld.xen.libxc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.xen.Errno;
import dev.xld.xen.PvImage;
import dev.xld.xen.XenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFilesTest {
    @TempDir
    Path directory;

    private Path kernel;

    @BeforeEach
    void kernel() throws IOException {
        kernel = Files.writeString(directory.resolve("vmlinuz"), "kernel");
    }

    @Test
    void good_files_pass() {
        assertThatCode(() -> KernelFiles.check(image(kernel, kernel, 4096, 1))).doesNotThrowAnyException();
    }

    @Test
    void a_bad_file_is_named_with_its_role() throws IOException {
        Path missing = directory.resolve("missing");
        Path empty = Files.createFile(directory.resolve("empty"));
        assertThatThrownBy(() -> KernelFiles.check(image(missing, null, 4096, 1)))
                .isInstanceOfSatisfying(
                        XenException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT))
                .hasMessageContaining("kernel " + missing);
        assertThatThrownBy(() -> KernelFiles.check(image(kernel, missing, 4096, 1)))
                .hasMessageContaining("ramdisk " + missing);
        assertThatThrownBy(() -> KernelFiles.check(image(directory, null, 4096, 1)))
                .hasMessageContaining("is not a file");
        assertThatThrownBy(() -> KernelFiles.check(image(empty, null, 4096, 1))).hasMessageContaining("is empty");
    }

    @Test
    void a_guest_without_memory_or_vcpus_is_not_built() {
        assertThatThrownBy(() -> KernelFiles.check(image(kernel, null, 1023, 1)))
                .hasMessageContaining("1023 KiB");
        assertThatThrownBy(() -> KernelFiles.check(image(kernel, null, 4096, 0)))
                .hasMessageContaining("vcpu");
    }

    private static PvImage image(Path kernel, @Nullable Path ramdisk, long kib, int vcpus) {
        return new PvImage(1, kernel, ramdisk, null, null, kib, vcpus, 1, 2, 0, 0, true);
    }
}
