package dev.xld.daemon.domain.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DiskSpec;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.device.DriveMedia;
import dev.xld.daemon.device.TestDevices;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domain 2 is an HVM guest with the empty drive hdc and the disk hda. */
class CdDrivesTest {
    private static final StoredConfig FORMAT = new StoredConfig(XlDefaults.STOCK, HostCpus.UNKNOWN);
    private static final String BACK = "/local/domain/0/backend/qdisk/2/5632/params";

    @TempDir
    Path directory;

    TestHost host;
    TestDevices devices;
    CdDrives drives;
    final List<String> asked = new ArrayList<>();
    String refused = "";

    @BeforeEach
    void start() {
        host = new TestHost(directory);
        devices = new TestDevices(directory, host.store);
        host.xen.put(2, TestHost.TINY, false, true);
        host.store.write("/libxl/2/type", "hvm");
        String text = "type = \"hvm\"\ndisk = [ \",,hdc,cdrom\", \"" + devices.image() + ",raw,hda,w\" ]";
        devices.attach(text);
        host.userData().write(2, TestHost.TINY, StoredConfig.LIVE, FORMAT.write(devices.config(text)));
        drives = new CdDrives(host.services(devices.kinds), new DriveMedia() {
            @Override
            public void eject(int domid, int devid) {
                asked.add("eject " + domid + " " + devid);
            }

            @Override
            public void insert(int domid, int devid, String image) {
                asked.add("insert " + domid + " " + devid + " " + image);
                if (image.equals(refused)) {
                    throw new ApiException(ErrorKind.XEN_FAILED, "no luck");
                }
            }
        });
    }

    @AfterEach
    void stop() {
        devices.close();
        host.close();
    }

    private void change(String drive, String image) {
        drives.change(2, drive, image, directory, Task.UNATTENDED);
    }

    private List<DiskSpec> stored() {
        return FORMAT.read(host.userData()
                        .read(2, TestHost.TINY, StoredConfig.LIVE)
                        .orElseThrow())
                .devices(DiskSpec.class);
    }

    @Test
    void an_image_is_in_drive_store_and_config_until_it_is_taken_out() {
        change("hdc", "d.img");

        assertThat(asked).containsExactly("eject 2 5632", "insert 2 5632 " + devices.image());
        assertThat(host.store.read(BACK)).contains("aio:" + devices.image());
        assertThat(host.store.read("/libxl/2/device/vbd/5632/params")).contains("aio:" + devices.image());
        assertThat(stored().get(0).path()).isEqualTo(devices.image().toString());
        assertThat(stored()).as("the other disk stays").hasSize(2);

        change("hdc", "");

        assertThat(host.store.read(BACK)).contains("");
        assertThat(stored().get(0).format()).isEqualTo(DiskSpec.Format.EMPTY);
    }

    @Test
    void an_image_the_device_model_refuses_leaves_the_drive_empty() {
        refused = devices.image().toString();

        assertThatThrownBy(() -> change("hdc", "d.img")).hasMessage("no luck");

        assertThat(host.store.read(BACK)).contains("");
    }

    @Test
    void what_is_no_drive_or_no_image_is_refused_before_the_device_model_is_asked() {
        assertThatThrownBy(() -> change("hdc", "nope")).hasMessage("Cannot stat file: " + directory.resolve("nope"));
        assertThatThrownBy(() -> change("hda", "d.img")).hasMessage("Domain 2 has no cdrom drive hda, but a disk.");
        assertThatThrownBy(() -> change("hdd", "d.img"))
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.NO_SUCH_DEVICE);
        host.store.write("/libxl/2/type", "pv");
        assertThatThrownBy(() -> change("hdc", "d.img")).hasMessageContaining("is no HVM guest");

        assertThat(asked).isEmpty();
    }
}
