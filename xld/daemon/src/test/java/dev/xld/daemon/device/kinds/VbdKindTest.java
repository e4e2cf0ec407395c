package dev.xld.daemon.device.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.daemon.device.TestDevices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VbdKindTest {
    private static final String BACK = "/local/domain/0/backend/vbd/2/";
    private static final String FRONT = "/local/domain/2/device/vbd/";

    @TempDir
    Path top;

    TestDevices devices;

    @BeforeEach
    void start() {
        devices = new TestDevices(top);
    }

    @AfterEach
    void stop() {
        devices.close();
    }

    private String disk(String... specs) {
        StringBuilder disks = new StringBuilder("disk = [ ");
        for (String spec : specs) {
            disks.append('"')
                    .append(spec.replace("IMG", devices.image().toString()))
                    .append("\", ");
        }
        return disks.append("]").toString();
    }

    private String read(String path) {
        return devices.store.read(path).orElse("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nope,raw,xvda,w | MISSING_RESOURCE | disk xvda: /nope does not exist",
                "/etc,raw,xvda,w | MISSING_RESOURCE | disk xvda: /etc is neither a block device nor a regular file",
                "/dev/null,raw,xvda,w | MISSING_RESOURCE"
                        + " | disk xvda: /dev/null is neither a block device nor a regular file",
                "/etc/passwd/x,raw,hda,w | MISSING_RESOURCE" + " | disk hda: /etc/passwd/x does not exist",
                "IMG,raw,wd0,w | BAD_CONFIG | disk wd0: wd0 is no name of a disk; use xvda, hda, sda or a number",
                "IMG,qcow2,xvda,w | UNSUPPORTED | disk xvda: format=qcow2 needs qemu, which xld does not run yet;"
                        + " \"qemu-img convert -f qcow2 -O raw\" makes an image it can use",
                "IMG,raw,xvda,w,backendtype=qdisk | UNSUPPORTED"
                        + " | disk xvda: backendtype=qdisk is not supported; leave it out, or say backendtype=phy",
                "IMG,raw,xvda,w,backend=dd | UNSUPPORTED"
                        + " | disk xvda: a backend in domain dd is not supported; leave out backend=",
                ",empty,hdc,cdrom | UNSUPPORTED"
                        + " | disk hdc: an empty drive needs qemu, which xld does not run yet; name an image or leave it"
                        + " out",
                "x,raw,xvda,w,script=/nope | MISSING_RESOURCE | disk xvda: hotplug script /nope does not exist",
            })
    void what_cannot_work_is_refused_before_anything_is_written(String spec, String kind, String sentence) {
        String before = devices.store.print();

        assertThatThrownBy(() -> devices.attach(disk(spec)))
                .hasMessage(sentence)
                .extracting(e -> ((ApiException) e).kind().name())
                .isEqualTo(kind);

        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void two_disks_cannot_be_one_device_whatever_they_are_called() {
        assertThatThrownBy(() -> devices.attach(disk("IMG,raw,xvda,w", "IMG,raw,51712,w")))
                .hasMessage("disk xvda: another disk of the config has this vdev; each needs its own");
    }

    @Test
    void a_link_to_nothing_is_called_so() throws IOException {
        Path link = Files.createSymbolicLink(top.resolve("link"), Path.of("/nope"));

        assertThatThrownBy(() -> devices.attach(disk(link + ",raw,xvda,w")))
                .hasMessage("disk xvda: " + link + " is a link to nothing");
    }

    @Test
    void a_cdrom_is_removable_and_read_only() {
        devices.attach(disk("IMG,raw,hdc,cdrom"));

        assertThat(read(BACK + "5632/device-type")).isEqualTo("cdrom");
        assertThat(read(FRONT + "5632/device-type")).isEqualTo("cdrom");
        assertThat(read(BACK + "5632/removable")).isEqualTo("1");
        assertThat(read(BACK + "5632/mode")).isEqualTo("r");
        assertThat(read(BACK + "5632/discard-enable")).isEqualTo("0");
    }

    @Test
    void flags_of_the_spec_reach_the_store() {
        devices.attach(disk("IMG,raw,xvdb,w,direct-io-safe,no-discard,untrusted"));

        assertThat(read(BACK + "51728/direct-io-safe")).isEqualTo("1");
        assertThat(read(BACK + "51728/discard-enable")).isEqualTo("0");
        assertThat(read(FRONT + "51728/trusted")).isEqualTo("0");
    }

    @Test
    void a_script_of_its_own_gets_the_target_unseen() throws IOException {
        Path script = Files.copy(top.resolve("scripts/block"), top.resolve("scripts/block-far"));
        assertThat(script.toFile().setExecutable(true)).isTrue();

        devices.attach(disk("vdev=xvda,script=block-far,target=far:away"));

        assertThat(read(BACK + "51712/params")).isEqualTo("far:away");
        assertThat(read(BACK + "51712/script")).isEqualTo(script.toString());
    }
}
