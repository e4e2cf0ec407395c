package dev.xld.daemon.device.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.daemon.device.TestDevices;
import dev.xld.daemon.plan.Task;
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
    private static final String QDISK = "/local/domain/0/backend/qdisk/2/";
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
                "/nope,qcow2,xvda,w | MISSING_RESOURCE | disk xvda: /nope does not exist",
                "IMG,raw,xvda,w,backendtype=tap | UNSUPPORTED"
                        + " | disk xvda: backendtype=tap: blktap is gone; leave out backendtype",
                "IMG,raw,xvda,w,backendtype=standalone | UNSUPPORTED"
                        + " | disk xvda: backendtype=standalone serves virtio disks only; leave out backendtype",
                "IMG,raw,xvda,w,specification=virtio | UNSUPPORTED"
                        + " | disk xvda: specification=virtio is for guests on Arm; leave it out",
                "IMG,qcow2,xvda,w,backendtype=phy | BAD_CONFIG"
                        + " | disk xvda: backendtype=phy cannot read format=qcow2; leave out backendtype",
                "IMG,qcow2,xvda,w,script=block | BAD_CONFIG | disk xvda: a script is for images the kernel reads, not"
                        + " for format=qcow2; leave out one of them",
                "IMG,raw,xvda,w,backendtype=qdisk,script=block | BAD_CONFIG | disk xvda: a script is for images the"
                        + " kernel reads, not for backendtype=qdisk; leave out one of them",
                "IMG,raw,xvda,w,colo-host=far | UNSUPPORTED"
                        + " | disk xvda: colo-host is for COLO, which xld does not do; leave it out",
                "IMG,raw,xvda,w,backend=dd | MISSING_RESOURCE | disk xvda: there is no domain dd to serve it; start that"
                        + " domain first, or leave out backend=",
                "IMG,empty,hdc,cdrom | BAD_CONFIG"
                        + " | disk hdc: format=empty is for a drive without an image, but it has IMG",
                "IMG,empty,xvda,w | BAD_CONFIG"
                        + " | disk xvda: only a cdrom drive can be empty; name an image, or say cdrom",
                "x,raw,xvda,w,script=/nope | MISSING_RESOURCE | disk xvda: hotplug script /nope does not exist",
            })
    void what_cannot_work_is_refused_before_anything_is_written(String spec, String kind, String sentence) {
        String before = devices.store.print();

        assertThatThrownBy(() -> devices.attach(disk(spec)))
                .hasMessage(sentence.replace("IMG", devices.image().toString()))
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

    @Test
    void what_the_kernel_cannot_read_is_the_device_models() {
        devices.attach(disk("IMG,qcow2,xvda,w", ",empty,xvdb,cdrom", "vdev=xvdc,backendtype=qdisk,target=nbd:far:1"));

        assertThat(read(QDISK + "51712/params")).isEqualTo("qcow2:" + devices.image());
        assertThat(read(QDISK + "51712/type")).isEqualTo("qdisk");
        assertThat(read(QDISK + "51712/script")).isEqualTo("-");
        assertThat(read(QDISK + "51728/params")).isEqualTo("aio:");
        assertThat(read(QDISK + "51744/params")).isEqualTo("aio:nbd:far:1");
        assertThat(devices.hotplug.calls).isEmpty();
    }

    @Test
    void the_cdroms_of_hvm_guests_are_the_device_models() {
        devices.store.write("/libxl/2/type", "hvm");
        devices.attach("type = \"hvm\"\n" + disk("IMG,raw,hdc,cdrom", "IMG,raw,hda,w"));

        assertThat(read(QDISK + "5632/params")).isEqualTo("aio:" + devices.image());
        assertThat(read(BACK + "768/params")).isEqualTo(devices.image().toString());
        assertThat(read(FRONT + "768/protocol"))
                .as("only PV guests need to be told")
                .isEqualTo("-");
    }

    @Test
    void a_disk_of_another_domain_gets_its_tree_there_and_no_script_here() {
        devices.store.write("/local/domain/5/name", "dd");
        String back = "/local/domain/5/backend/vbd/2/51712";
        devices.kernel.serve(back);

        devices.attach(disk("far/away,raw,xvda,w,backend=dd"));

        assertThat(read(back + "/params")).isEqualTo("far/away");
        assertThat(read(FRONT + "51712/backend-id")).isEqualTo("5");
        assertThat(devices.hotplug.calls).isEmpty();

        devices.store.remove(back);
        devices.kinds.detachAll(TestDevices.DOMID, Task.UNATTENDED);
        assertThat(devices.tree.list(TestDevices.DOMID)).isEmpty();
        assertThat(devices.hotplug.calls).isEmpty();
    }
}
