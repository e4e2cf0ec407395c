package dev.xld.daemon.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.device.AwaitedBackend;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.DeviceKinds;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.HotplugScripts;
import dev.xld.daemon.device.KernelBackend;
import dev.xld.daemon.device.kinds.HostInterfaces;
import dev.xld.daemon.device.kinds.ScriptedDevices;
import dev.xld.daemon.device.kinds.VbdKind;
import dev.xld.daemon.device.kinds.VifKind;
import dev.xld.daemon.hotplug.LinuxHotplug;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.Altp2m;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Errno;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmParameter;
import dev.xld.xen.Passthrough;
import dev.xld.xen.ShutdownReason;
import dev.xld.xen.XenException;
import dev.xld.xenstore.InMemoryXenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedHypervisorTest {
    private final AtomicInteger released = new AtomicInteger();
    private final SimulatedHypervisor xen = new SimulatedHypervisor(released::incrementAndGet);

    private int create() {
        return xen.createDomain(CreateDomain.pv(UUID.randomUUID(), 1));
    }

    private DomainInfo info(int domid) {
        return xen.domain(domid).orElseThrow();
    }

    private int createPvh() {
        CreateDomain pv = CreateDomain.pv(UUID.randomUUID(), 1);
        return xen.createDomain(new CreateDomain(
                null,
                GuestType.PVH,
                pv.uuid(),
                0,
                1,
                1023,
                -1,
                -1,
                null,
                0,
                true,
                true,
                false,
                false,
                false,
                0,
                Passthrough.DISABLED,
                Altp2m.DISABLED));
    }

    @Test
    void only_guests_in_an_hvm_container_have_parameters_and_a_paging_pool() {
        int pvh = createPvh();
        xen.setPagingMemory(pvh, 4096);
        xen.setHvmParameter(pvh, HvmParameter.TIMER_MODE, 1);
        assertThat(xen.hvmParameter(pvh, HvmParameter.TIMER_MODE)).isEqualTo(1);
        assertThat(xen.hvmParameter(pvh, HvmParameter.CALLBACK_IRQ)).isZero();
        assertThat(info(pvh).hvm()).isTrue();
        int pv = create();
        assertThatThrownBy(() -> xen.setHvmParameter(pv, HvmParameter.TIMER_MODE, 1))
                .isInstanceOfSatisfying(
                        XenException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL));
    }

    @Test
    void a_new_domain_is_paused_and_pauses_are_counted() {
        int domid = create();
        assertThat(info(domid).paused()).isTrue();

        xen.pause(domid);
        xen.unpause(domid);
        assertThat(info(domid).paused()).isTrue();
        xen.unpause(domid);

        assertThat(info(domid).paused()).isFalse();
        assertThatThrownBy(() -> xen.unpause(domid))
                .extracting(e -> ((XenException) e).errno())
                .isEqualTo(Errno.EINVAL);
    }

    @Test
    void a_guest_that_stops_stays_with_its_reason_until_it_is_destroyed() {
        int domid = create();

        xen.stop(domid, ShutdownReason.CRASH);
        assertThat(info(domid).shutdown()).isTrue();
        assertThat(info(domid).shutdownCode()).isEqualTo(3);
        assertThat(released).hasValue(1);

        xen.destroy(domid);
        assertThat(xen.domain(domid)).isEmpty();
        assertThat(released).hasValue(2);
    }

    @Test
    void calls_on_a_domain_that_is_not_there_fail_as_on_xen() {
        assertThatThrownBy(() -> xen.destroy(9))
                .extracting(e -> ((XenException) e).errno())
                .isEqualTo(Errno.ESRCH);
    }

    @Test
    void a_started_one_has_a_dom0_that_answers_devices_and_guests_that_obey() {
        InMemoryXenStore store = new InMemoryXenStore();
        try (SimulatedHypervisor started = SimulatedHypervisor.startedWith(store)) {
            int domid = started.createDomain(CreateDomain.pv(UUID.randomUUID(), 1));
            store.write("/local/domain/0/backend/vif/" + domid + "/0/state", "1");
            store.write("/local/domain/" + domid + "/control/shutdown", "poweroff");

            Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                assertThat(store.read("/local/domain/0/backend/vif/" + domid + "/0/state"))
                        .contains("2");
                assertThat(store.read("/local/domain/" + domid + "/control/shutdown"))
                        .contains("");
                assertThat(started.domain(domid).orElseThrow().shutdown()).isTrue();
            });
        } finally {
            store.close();
        }
    }

    @Test
    void devices_can_be_attached_in_a_simulated_dom0(@TempDir Path top) throws IOException {
        InMemoryXenStore store = new InMemoryXenStore();
        SimulatedFiles files = SimulatedFiles.in(top);
        Path image = Files.writeString(top.resolve("image"), "an image");
        try (SimulatedHypervisor started = SimulatedHypervisor.startedWith(store)) {
            DeviceTree tree = new DeviceTree(store);
            DeviceRemoval removal = new DeviceRemoval(store, tree);
            KernelBackend backend = new KernelBackend(store, removal, new LinuxHotplug(store, Duration.ofSeconds(10)));
            HotplugScripts scripts = new HotplugScripts(files.scripts());
            ScriptedDevices common = new ScriptedDevices(
                    backend, new AwaitedBackend(store, removal), new BackendDomains(store), scripts, tree);
            VifKind.VifDefaults defaults = new VifKind.VifDefaults("vif-bridge", "xenbr0", null);
            try (DeviceKinds kinds = new DeviceKinds(
                    List.of(
                            new VbdKind(common),
                            new VifKind(
                                    common,
                                    defaults,
                                    new HostInterfaces(files.sys().resolve("class/net")))),
                    tree,
                    removal)) {
                String text = "name='x'\nkernel='/k'\nvif=['']\ndisk=['" + image + ",raw,xvda,w']\n";
                DomainConfig config = XlConfig.parse("x", text, List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN)
                        .config()
                        .orElseThrow();

                kinds.attachAll(1, kinds.prepare(config), Task.UNATTENDED);
                assertThat(tree.list(1)).hasSize(2);
                kinds.detachAll(1, Task.UNATTENDED);
                assertThat(tree.list(1)).isEmpty();
            }
        } finally {
            store.close();
        }
    }
}
