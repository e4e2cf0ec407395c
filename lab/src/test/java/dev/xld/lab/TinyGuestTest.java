package dev.xld.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny guest is small enough to create by the hundred. */
class TinyGuestTest {
    @Test
    void compilesToAnElfFileOfLessThan32KiB(@TempDir Path here) throws IOException, InterruptedException {
        Path elf = here.resolve("tiny.elf");
        Process build = new ProcessBuilder("guests/build-tiny", elf.toString())
                .inheritIO()
                .start();
        assertThat(build.waitFor()).isZero();
        assertThat(Files.size(elf)).isLessThan(32 << 10);
        assertThat(Files.readAllBytes(elf)).startsWith(0x7f, 'E', 'L', 'F');
    }
}
