package dev.xld.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(8)
class KernelBackendTest {
    private static final String VIF = "vif = [ \"bridge=xenbr0\" ]";
    private static final String BACKEND = "/local/domain/0/backend/vif/2/0";
    private static final String KERNELS_ERROR = "/local/domain/0/error/backend/vif/2/0/error";

    @TempDir
    Path top;

    TestDevices devices;
    String before = "";

    @BeforeEach
    void start() {
        devices = new TestDevices(top, Duration.ofSeconds(1));
        before = devices.store.print();
    }

    @AfterEach
    void stop() {
        devices.close();
    }

    @Test
    void a_backend_nobody_serves_is_named_with_its_module_and_no_script_runs() {
        devices.kernel.ignore(BACKEND);

        assertThatThrownBy(() -> devices.attach(VIF))
                .hasMessage(
                        "vif 0: the kernel did not take the device within 1 s;" + " is the module xen-netback loaded?")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.XEN_FAILED);

        assertThat(devices.hotplug.calls).isEmpty();
        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void a_backend_that_refuses_is_quoted_at_once() {
        devices.kernel.ignore(BACKEND);
        devices.store.write(KERNELS_ERROR, "22 creating interface");
        before = devices.store.print();
        devices.store.watch("/local/domain/0/backend", path -> {
            if (devices.store.read(BACKEND + "/state").filter("1"::equals).isPresent()) {
                devices.store.write(BACKEND + "/state", "6");
            }
        });

        assertThatThrownBy(() -> devices.attach(VIF))
                .hasMessage("vif 0: the kernel (xen-netback) refused the device;"
                        + " the kernel says: 22 creating interface");

        assertThat(devices.hotplug.calls).isEmpty();
        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void after_a_script_that_failed_the_removing_script_runs_and_the_tree_goes() {
        devices.hotplug.onAdd = target -> {
            throw new ApiException(ErrorKind.SCRIPT_FAILED, "vif 0: no luck");
        };

        assertThatThrownBy(() -> devices.attach(VIF)).hasMessage("vif 0: no luck");

        assertThat(devices.hotplug.calls).containsExactly("add vif 0", "remove vif 0");
        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void trouble_in_the_undoing_does_not_hide_the_cause() {
        devices.hotplug.onAdd = target -> {
            throw new ApiException(ErrorKind.SCRIPT_FAILED, "vif 0: no luck");
        };
        devices.hotplug.onRemove = target -> {
            throw new IllegalStateException("more trouble");
        };

        assertThatThrownBy(() -> devices.attach(VIF))
                .hasMessage("vif 0: no luck")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("more trouble"));
    }
}
