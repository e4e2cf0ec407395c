package dev.xld.daemon.domain.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.ShutdownRequest.Action;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestRequestsTest {
    private static final String CONTROL = "/local/domain/1/control/shutdown";

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

    private void request(int domid, Action action, boolean fallback) {
        daemon.shutdown(domid, action, fallback, Task.UNATTENDED);
    }

    private void failing(int domid, Action action, ErrorKind kind) {
        assertThatThrownBy(() -> request(domid, action, false))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void the_request_is_done_when_the_guest_took_it() {
        daemon.create(host.options("a"), Task.UNATTENDED);
        host.store.watch(CONTROL, path -> {
            if (host.store.read(CONTROL).filter("reboot"::equals).isPresent()) {
                host.store.write(CONTROL, "");
            }
        });
        request(1, Action.REBOOT, false);
        assertThat(host.store.read(CONTROL)).contains("");
    }

    @Test
    void a_guest_that_does_not_answer_can_be_destroyed_meanwhile_which_answers_the_request() {
        daemon.create(host.options("a"), Task.UNATTENDED);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> request(1, Action.POWEROFF, false));
        org.awaitility.Awaitility.await()
                .until(() -> host.store.read(CONTROL).filter("poweroff"::equals).isPresent());
        daemon.destroy(1, false, Task.UNATTENDED);
        assertThat(waiting).succeedsWithin(3, TimeUnit.SECONDS);
    }

    @Test
    void a_guest_without_pv_control_is_left_alone_unless_its_button_may_be_pressed() {
        host.xen.put(7, UUID.randomUUID(), false, true);
        failing(7, Action.POWEROFF, ErrorKind.NO_PARAVIRT);
        assertThat(host.xen.calls()).doesNotContain("sendTrigger 7");
        request(7, Action.POWEROFF, true);
        assertThat(host.xen.calls()).contains("sendTrigger 7");
    }

    @Test
    void a_domain_that_has_shut_down_needs_no_asking_but_cannot_reboot() {
        daemon.create(host.options("a"), Task.UNATTENDED);
        host.xen.stop(1, 0);
        request(1, Action.POWEROFF, false);
        failing(1, Action.REBOOT, ErrorKind.WRONG_STATE);
    }

    @Test
    void a_domain_that_is_not_there_is_said_not_to_be() {
        failing(77, Action.POWEROFF, ErrorKind.NO_SUCH_DOMAIN);
    }
}
