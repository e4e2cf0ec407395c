package dev.xld.daemon.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kernel's own loop devices; runs in a dom0. */
@Tag("xen")
class LoopsOnLinuxTest extends LoopDevicesContract {
    @Override
    LoopDevices loops() {
        return new KernelLoopDevices();
    }

    private static String flag(int number, String name) throws IOException {
        return Files.readString(Path.of("/sys/block/loop" + number + "/loop/" + name))
                .strip();
    }

    private Path image() throws IOException {
        Path image = top.resolve("flags.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(1 << 20);
        }
        return image;
    }

    @Test
    void aDeviceHasNoFlagButReadOnly() throws IOException {
        LoopDevices loops = loops();
        for (boolean readOnly : new boolean[] {true, false}) {
            int number = loops.free();
            assertThat(loops.attach(number, image(), readOnly)).isTrue();
            try {
                assertThat(Files.readString(Path.of("/sys/block/loop" + number + "/ro"))
                                .strip())
                        .isEqualTo(readOnly ? "1" : "0");
                assertThat(flag(number, "autoclear") + flag(number, "dio") + flag(number, "partscan"))
                        .isEqualTo("000");
            } finally {
                loops.detach(number);
            }
        }
    }

    @Test
    void kernelsWithoutOneCallForItAllAreServedByTwo() throws IOException {
        LoopDevices loops = loops();
        Path image = image();
        int number = loops.free();
        try (OpenFile file = OpenFile.open(image, LibC.O_RDWR);
                OpenFile device = OpenFile.open(loops.path(number), LibC.O_RDWR);
                Memory info = new Memory(232)) {
            info.clear();
            info.setString(56, "old");
            KernelLoopDevices.configureBefore58(device, file, info);
            assertThat(loops.backing(number).orElseThrow().name()).isEqualTo("old");
        } finally {
            loops.detach(number);
        }
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        LoopDevices loops = loops();
        int number = loops.free();
        assertThatThrownBy(() -> loops.attach(number, top.resolve("none"), false))
                .hasMessage("open " + top.resolve("none") + ": No such file or directory");
    }
}
