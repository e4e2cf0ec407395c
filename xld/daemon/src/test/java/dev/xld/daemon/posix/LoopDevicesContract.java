package dev.xld.daemon.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link LoopDevices} keeps. */
abstract class LoopDevicesContract {
    @TempDir
    Path top;

    abstract LoopDevices loops();

    private Path image(String name) throws IOException {
        Path image = top.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(1 << 20);
        }
        return image;
    }

    @Test
    void aDeviceKnowsTheFileBehindItUntilItIsTakenAway() throws IOException {
        LoopDevices loops = loops();
        Path image = image("a.img");
        int number = loops.free();
        assertThat(loops.backing(number)).isEmpty();
        assertThat(loops.attach(number, image, false)).isTrue();
        try {
            LoopDevices.Backing backing = loops.backing(number).orElseThrow();
            assertThat(backing.device()).isEqualTo(Files.getAttribute(image, "unix:dev"));
            assertThat(backing.inode()).isEqualTo(Files.getAttribute(image, "unix:ino"));
            assertThat(image.toString()).startsWith(backing.name());
            assertThat(loops.used()).containsEntry(number, backing);
            assertThat(loops.free()).isNotEqualTo(number);
            assertThat(loops.attach(number, image("b.img"), true)).isFalse();
            assertThat(loops.backing(number)).contains(backing);
        } finally {
            loops.detach(number);
        }
        assertThat(loops.backing(number)).isEmpty();
        assertThat(loops.used()).doesNotContainKey(number);
    }

    @Test
    void aLongNameIsCutOff() throws IOException {
        LoopDevices loops = loops();
        Path image = image("a-name-of-more-than-sixty-three-letters-so-that-it-is-cut-off-somewhere.img");
        int number = loops.free();
        assertThat(loops.attach(number, image, true)).isTrue();
        try {
            assertThat(loops.backing(number).orElseThrow().name())
                    .isEqualTo(image.toString().substring(0, LoopDevices.LONGEST_NAME));
        } finally {
            loops.detach(number);
        }
    }

    @Test
    void takingAFileFromADeviceWithoutOneDoesNothing() throws IOException {
        LoopDevices loops = loops();
        int number = loops.free();
        loops.detach(number);
        assertThat(loops.backing(number)).isEmpty();
    }

    @Test
    void devicesAreNumberedAsLinuxNumbersThem() throws IOException {
        LoopDevices loops = loops();
        int number = loops.free();
        assertThat(loops.path(number)).hasToString("/dev/loop" + number);
        assertThat(loops.rdev(number)).isEqualTo(7 << 8 | number);
    }
}
