package dev.xld.daemon.domain.destroy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.device.Devices;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainDestroyerTest {
    @TempDir
    Path directory;

    private TestHost host;
    private DomainManager daemon;

    @BeforeEach
    void open() {
        host = new TestHost(directory);
        daemon = host.daemon();
    }

    @AfterEach
    void close() {
        daemon.close();
        host.close();
    }

    private void destroy(int domid) {
        daemon.destroy(domid, false, Task.UNATTENDED);
    }

    private void foreign(int domid, UUID uuid, boolean dying) {
        host.xen.put(domid, uuid, dying, true);
        host.store.write("/local/domain/" + domid + "/vm", "/vm/" + uuid);
        host.store.write("/local/domain/" + domid + "/name", "foreign");
        host.store.write("/vm/" + uuid + "/name", "foreign");
        host.store.write("/libxl/" + domid + "/type", "hvm");
    }

    @Test
    void nothing_is_left_of_our_own_domain() {
        Map<String, String> before = host.traces();
        destroy(daemon.create(host.options("tiny"), Task.UNATTENDED));
        assertThat(host.traces()).isEqualTo(before);
    }

    @Test
    void a_domain_of_another_toolstack_goes_with_all_its_files() throws Exception {
        Map<String, String> before = host.traces();
        UUID uuid = UUID.randomUUID();
        foreign(5, uuid, false);
        Files.writeString(directory.resolve("xen/userdata-d.5." + uuid + ".libxl-json"), "{}");
        Files.writeString(directory.resolve("xen/qemu-save.5"), "");
        destroy(5);
        assertThat(host.traces()).isEqualTo(before);
    }

    @Test
    void a_dying_domain_loses_its_name_and_nodes_all_the_same() {
        foreign(5, UUID.randomUUID(), true);
        destroy(5);
        assertThat(host.store.read("/local/domain/5/name")).isEmpty();
    }

    @Test
    void remains_of_a_domain_xen_no_longer_has_are_cleared_up() {
        Map<String, String> before = host.traces();
        UUID uuid = UUID.randomUUID();
        host.store.write("/local/domain/5/vm", "/vm/" + uuid);
        host.store.write("/vm/" + uuid + "/name", "gone");
        host.store.write("/libxl/5/type", "pv");
        destroy(5);
        assertThat(host.traces()).isEqualTo(before);
    }

    @Test
    void a_domain_nobody_knows_is_said_not_to_exist() {
        assertThatThrownBy(() -> destroy(5))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NO_SUCH_DOMAIN))
                .hasMessage("There is no domain with domid 5.");
    }

    @Test
    void domain_0_is_refused_forced_or_not() {
        assertThatThrownBy(() -> destroy(0)).hasMessageContaining("use -f to force");
        assertThatThrownBy(() -> daemon.destroy(0, true, Task.UNATTENDED)).hasMessageContaining("runs this daemon");
        assertThat(host.store.read("/local/domain/0/name")).contains("Domain-0");
    }

    @Test
    void a_stub_domain_goes_with_its_guest_but_only_if_dom0_named_it() {
        foreign(5, UUID.randomUUID(), false);
        foreign(6, UUID.randomUUID(), false);
        host.store.write("/local/domain/5/image/device-model-domid", "6");
        host.store.setPermissions("/local/domain/5/image/device-model-domid", Permission.list("n5"));
        destroy(5);
        assertThat(host.xen.domain(6)).isPresent();
        foreign(5, UUID.randomUUID(), false);
        host.store.write("/local/domain/5/image/device-model-domid", "6");
        destroy(5);
        assertThat(host.xen.domain(6)).isEmpty();
    }

    @Test
    void a_process_that_is_not_the_domains_device_model_is_left_alone() {
        foreign(5, UUID.randomUUID(), false);
        long self = ProcessHandle.current().pid();
        host.store.write("/local/domain/5/image/device-model-pid", Long.toString(self));
        destroy(5);
        assertThat(ProcessHandle.of(self)).get().matches(ProcessHandle::isAlive);
        assertThat(host.xen.domain(5)).isEmpty();
    }

    @Test
    void devices_that_cannot_be_detached_do_not_keep_the_domain() {
        foreign(5, UUID.randomUUID(), false);
        Devices stuck = mock(Devices.class);
        doThrow(new ApiException(ErrorKind.SCRIPT_FAILED, "The script failed."))
                .when(stuck)
                .detachAll(anyInt(), any());
        try (DomainManager other = host.daemon(stuck)) {
            assertThatThrownBy(() -> other.destroy(5, false, Task.UNATTENDED)).hasMessage("The script failed.");
        }
        assertThat(host.xen.domain(5)).isEmpty();
        assertThat(host.store.read("/local/domain/5/name")).isEmpty();
    }
}
