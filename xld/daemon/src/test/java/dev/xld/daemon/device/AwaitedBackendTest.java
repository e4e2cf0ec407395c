package dev.xld.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwaitedBackendTest {
    private static final String VTPM = "vtpm = [ \"backend=0\" ]";
    private static final String BACKEND = "/local/domain/0/backend/vtpm/2/0";

    @TempDir
    Path top;

    TestDevices devices;
    String before = "";

    @BeforeEach
    void start() {
        devices = new TestDevices(top, Duration.ofMillis(300));
        before = devices.store.print();
    }

    @AfterEach
    void stop() {
        devices.close();
    }

    @Test
    void a_device_nobody_serves_is_refused_and_gone() {
        devices.kernel.ignore(BACKEND);
        assertThatThrownBy(() -> devices.attach(VTPM))
                .hasMessage("vtpm 0: no backend in domain 0 took the device within 0 s; is what serves vtpm running"
                        + " there?");
        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void a_backend_that_closes_at_once_refuses_the_device() {
        devices.kernel.ignore(BACKEND);
        devices.store.watch(BACKEND + "/state", path -> {
            if (devices.store.read(path).filter("1"::equals).isPresent()) {
                devices.store.write(path, "6");
            }
        });
        assertThatThrownBy(() -> devices.attach(VTPM)).hasMessage("vtpm 0: the backend in domain 0 refused the device");
        assertThat(devices.store.print()).isEqualTo(before);
    }
}
