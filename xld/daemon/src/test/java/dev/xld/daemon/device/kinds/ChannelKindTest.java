package dev.xld.daemon.device.kinds;

import static dev.xld.daemon.device.TestDevices.DOMID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.DeviceSummary;
import dev.xld.daemon.device.TestDevices;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelKindTest {
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

    @Test
    void none_is_lost_and_each_has_an_output_of_its_own() {
        devices.attach("channel = [ \"name=a,connection=pty\", \"name=b,connection=socket,path=/run/b\" ]");

        assertThat(devices.store.read("/local/domain/2/device/console/1/name")).contains("a");
        assertThat(devices.store.read("/local/domain/2/device/console/1/output"))
                .contains("pty");
        assertThat(devices.store.read("/local/domain/2/device/console/2/output"))
                .contains("chardev:libxl-channel2");
    }

    @Test
    void the_list_has_channels_and_no_other_consoles() {
        devices.attach("channel = [ \"name=a,connection=pty\" ]");
        devices.store.write("/libxl/2/device/console/0/backend", "/local/domain/0/backend/console/2/0");
        devices.store.write("/local/domain/2/device/console/1/tty", "/dev/pts/9\u001b[2J");

        assertThat(devices.kinds.running().list(DOMID, "channel"))
                .singleElement()
                .extracting(DeviceSummary::details)
                .satisfies(details -> assertThat(details)
                        .containsEntry("connection", "pty")
                        .containsEntry("tty", "/dev/pts/9?[2J")
                        .containsEntry("ring-ref", "-1"));
    }

    @Test
    void one_without_a_name_or_with_an_unknown_backend_is_refused() {
        assertThatThrownBy(() -> devices.attach("channel = [ \"connection=pty\" ]"))
                .hasMessage("channel 1 has no name; say name= so that the guest can find it");
        assertThatThrownBy(() -> devices.attach("channel = [ \"name=a,connection=pty,backend=nobody\" ]"))
                .hasMessageStartingWith("channel 1: there is no domain nobody to serve it");
    }
}
