package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostResources;
import dev.xld.config.LifecycleActions;
import dev.xld.config.PlatformSwitches;
import dev.xld.config.PvcallsSpec;
import dev.xld.daemon.device.Devices;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmImage;
import dev.xld.xen.HvmParameter;
import dev.xld.xen.PhysInfo.Capability;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainCreatorTest {
    private static final int STEPS = 18;

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

    private int create(CreateOptions options) {
        return daemon.create(options, Task.UNATTENDED);
    }

    private CreateOptions with(Consumer<BuildInfoBuilder> change) {
        DomainConfig config = host.options("a").config();
        BuildInfoBuilder build = config.buildInfo().toBuilder();
        change.accept(build);
        return new CreateOptions(
                new DomainConfig(config.createInfo(), build.build(), config.devices(), config.actions()),
                directory,
                false,
                false);
    }

    private void refused(CreateOptions options, ErrorKind kind, String... words) {
        Map<String, String> before = host.traces();
        assertThatThrownBy(() -> create(options)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.getMessage()).contains(words);
        });
        assertThat(host.traces()).isEqualTo(before);
    }

    /** The recorded tree is that of xl 4.17; what differs from one create to the next is blanked on both sides. */
    @Test
    void the_store_tree_is_the_references() throws Exception {
        assertThat(create(host.options("tiny"))).isEqualTo(1);
        String ours = host.store
                .print()
                .lines()
                .filter(line -> line.matches("/(libxl/|local/domain/(1|0/backend)|vm/).*"))
                .collect(Collectors.joining("\n"));
        assertThat(scrub(ours)).isEqualTo(scrub(reference()));
    }

    private static String reference() throws Exception {
        try (InputStream recorded = TestHost.class.getResourceAsStream("tiny.store")) {
            return new String(recorded.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private String scrub(String tree) {
        return tree.replace(TestHost.TINY.toString(), "UUID")
                .replace(host.kernel.toString(), "/host/tiny.elf")
                .replaceAll("ring-ref = \"\\d+\"", "ring-ref = \"N\"")
                .replaceAll("start_time = \"\\d+\\.\\d\\d\"", "start_time = \"T\"");
    }

    @Test
    void the_guest_runs_and_its_config_is_stored_as_libxl_does() {
        create(host.options("tiny"));
        assertThat(host.xen.domain(1)).get().extracting(DomainInfo::paused).isEqualTo(false);
        assertThat(host.userData().read(1, TestHost.TINY, "libxl-json"))
                .get()
                .asString()
                .contains("\"name\": \"tiny\"", "\"uuid\": \"" + TestHost.TINY + "\"", "\"max_memkb\": 16384")
                .endsWith("}\n");
        assertThat(directory.resolve("xld/journal")).isEmptyDirectory();
        assertThat(directory.resolve("xld/domains/" + TestHost.TINY + ".domain"))
                .exists();
    }

    @Test
    void a_domain_created_paused_stays_paused() {
        CreateOptions options = host.options("tiny");
        create(new CreateOptions(options.config(), options.directory(), true, false));
        assertThat(host.xen.domain(1)).get().extracting(DomainInfo::paused).isEqualTo(true);
    }

    @Test
    void nobody_watches_over_an_unattended_domain() {
        CreateOptions options = host.options("tiny");
        create(new CreateOptions(options.config(), options.directory(), false, true));
        assertThat(directory.resolve("xld/domains")).isEmptyDirectory();
    }

    @Test
    void a_name_in_use_is_refused_with_the_domid_of_its_owner() {
        host.xen.put(7, UUID.randomUUID(), false, true);
        host.store.write("/local/domain/7/name", "a");
        refused(host.options("a"), ErrorKind.NAME_IN_USE, "\"a\" already exists", "domid 7");
    }

    @Test
    void a_dying_domain_does_not_keep_its_name() {
        host.xen.put(7, UUID.randomUUID(), true, true);
        host.store.write("/local/domain/7/name", "a");
        assertThat(create(host.options("a"))).isEqualTo(1);
    }

    @Test
    void a_missing_kernel_or_ramdisk_is_named_with_its_key_before_anything_is_made() throws Exception {
        refused(with(b -> b.kernel = "/nope"), ErrorKind.MISSING_RESOURCE, "/nope", "kernel", "no such file");
        refused(with(b -> b.ramdisk = "/nope"), ErrorKind.MISSING_RESOURCE, "/nope", "ramdisk", "no such file");
        refused(with(b -> b.kernel = directory.toString()), ErrorKind.MISSING_RESOURCE, "directory");
        assertThat(host.xen.calls()).noneMatch(call -> call.startsWith("createDomain"));
    }

    private static final HostResources PARTS = new HostResources(
            List.of(new HostResources.IoportRange(0x60, 5)),
            List.of(7L),
            List.of(new HostResources.IomemRange(0xa0, 2, 0xb0L), new HostResources.IomemRange(0xc0, 1, null)));

    @Test
    void parts_of_the_host_are_given_before_the_guest_runs() {
        create(with(b -> {
            b.resources = PARTS;
            b.e820Host = true;
        }));
        assertThat(host.xen.calls())
                .containsSubsequence(
                        "setMemoryMap 1",
                        "ioPorts 1 96 5 true",
                        "mapInterrupt 1 7",
                        "interrupt 1 7 true",
                        "ioMemory 1 160 2 true",
                        "mapIoMemory 1 176 160 2 true",
                        "ioMemory 1 192 1 true",
                        "mapIoMemory 1 192 192 1 true",
                        "unpause 1");
    }

    @Test
    void a_part_the_host_does_not_give_is_named_and_the_others_are_taken_back() {
        host.xen.refuse("ioMemory 1 160");
        refused(with(b -> b.resources = PARTS), ErrorKind.XEN_FAILED, "parts of the host", "ioMemory", "EPERM");
        assertThat(host.xen.calls())
                .containsSubsequence(
                        "interrupt 1 7 true", "interrupt 1 7 false", "unmapInterrupt 1 7", "ioPorts 1 96 5 false");
    }

    @Test
    void what_cannot_be_done_is_refused_by_name() {
        PlatformSwitches stub = new PlatformSwitches(null, null, null, true, null, null);
        refused(with(b -> b.switches = stub), ErrorKind.UNSUPPORTED, "device_model_stubdomain_override");
        refused(with(b -> b.kernel = null), ErrorKind.BAD_CONFIG, "kernel");
        DomainConfig config = host.options("a").config();
        CreateInfo hvm = CreateInfo.of(CreateInfo.GuestType.HVM, "a");
        refused(
                new CreateOptions(
                        new DomainConfig(hvm, config.buildInfo(), List.of(), LifecycleActions.DEFAULT),
                        directory,
                        false,
                        false),
                ErrorKind.INVALID_PARAMETERS,
                "hvm");
    }

    private CreateOptions pvh(Consumer<BuildInfoBuilder> change) {
        host.xen.setCapabilities(Capability.HVM, Capability.SHADOW);
        DomainConfig config = with(change).config();
        CreateInfo info = CreateInfo.of(CreateInfo.GuestType.PVH, "a").withUuid(TestHost.TINY);
        return new CreateOptions(
                new DomainConfig(info, config.buildInfo(), List.of(), LifecycleActions.DEFAULT),
                directory,
                false,
                false);
    }

    @Test
    void a_pvh_guest_is_created_and_built_as_libxl_does() {
        create(pvh(build -> {
            build.maxVcpus = 2;
            build.cmdline = "quiet";
        }));
        CreateDomain request = host.xen.requests().get(0);
        assertThat(request.type()).isEqualTo(GuestType.PVH);
        assertThat(request.hap()).isFalse();
        assertThat(request.oos()).isTrue();
        assertThat(host.xen.parameters()).containsExactly(Map.entry(HvmParameter.TIMER_MODE, 1L));
        assertThat(host.xen.calls()).contains("setPagingMemory 1").doesNotContain("setMemoryMapLimit 1");
        HvmImage image = host.xen.images().get(0);
        assertThat(image.kernel()).isEqualTo(host.kernel);
        assertThat(image.cmdline()).isEqualTo("quiet");
        assertThat(image.memory().memoryKib()).isEqualTo(16384);
        assertThat(image.onlineVcpus().cardinality()).isEqualTo(1);
        assertThat(image.acpi()).isTrue();
        assertThat(host.store.read("/libxl/1/type")).contains("pvh");
        assertThat(host.store.list("/vm/" + TestHost.TINY))
                .hasValueSatisfying(nodes -> assertThat(nodes).containsExactlyInAnyOrder("name", "start_time", "uuid"));
    }

    @Test
    void acpi_0_leaves_a_pvh_guest_without_tables() {
        create(pvh(build -> build.switches = new PlatformSwitches(false, null, null, null, null, null)));
        assertThat(host.xen.images().get(0).acpi()).isFalse();
    }

    @Test
    void a_host_that_cannot_run_pvh_guests_says_so_before_anything_is_made() {
        CreateOptions options = pvh(build -> {});
        host.xen.setCapabilities();
        refused(options, ErrorKind.INVALID_PARAMETERS, "no HVM");
    }

    @Test
    void too_little_memory_is_refused_with_what_is_needed_and_what_is_free() {
        host.xen.setHostMib(20);
        host.xen.put(9, UUID.randomUUID(), false, false);
        refused(host.options("a"), ErrorKind.NOT_ENOUGH_MEMORY, "\"a\"", "17 MiB are needed", "MiB are free");
    }

    @Test
    void relative_paths_start_where_the_caller_is() throws Exception {
        Files.writeString(directory.resolve("ramdisk"), "r");
        create(with(b -> b.ramdisk = "ramdisk"));
        assertThat(host.store.read("/vm/" + TestHost.TINY + "/image/ramdisk"))
                .contains(directory.resolve("ramdisk").toString());
    }

    @Test
    void an_id_that_ended_a_moment_ago_is_not_given_to_the_new_domain() {
        create(host.options("a"));
        daemon.destroy(1, false, Task.UNATTENDED);
        host.xen.setNextDomid(1);
        assertThat(create(host.options("a"))).isEqualTo(2);
        assertThat(host.xen.domain(1)).isEmpty();
    }

    @Test
    void a_call_that_fails_anywhere_leaves_everything_as_it_was() {
        Map<String, String> before = host.traces();
        int point = 0;
        boolean more = true;
        while (more) {
            host.faults.at(point, () -> new IllegalStateException("broken"));
            try {
                create(host.options("tiny"));
                more = host.faults.happened();
                assertThat(more).as("a create that survived fault %s", point).isFalse();
            } catch (ApiException | IllegalStateException e) {
                assertThat(e.getMessage()).contains("broken");
                host.faults.off();
                assertThat(host.traces())
                        .as("traces after fault %s, %s", point, e)
                        .isEqualTo(before);
            }
            point++;
        }
        assertThat(point).isGreaterThan(50);
    }

    @Test
    void a_create_cancelled_before_any_of_its_steps_leaves_everything_as_it_was() {
        Map<String, String> before = host.traces();
        for (int last = 1; last < STEPS; last++) {
            Task cancelled = cancelledAfter(last);
            assertThatThrownBy(() -> daemon.create(host.options("tiny"), cancelled))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
            assertThat(host.traces()).as("cancelled after step %s", last).isEqualTo(before);
        }
        daemon.create(host.options("tiny"), cancelledAfter(STEPS));
        assertThat(host.xen.domains()).hasSize(2);
    }

    private static Task cancelledAfter(int step) {
        AtomicInteger at = new AtomicInteger();
        return new Task() {
            @Override
            public void progress(int number, int of, String message) {
                assertThat(of).isEqualTo(STEPS);
                at.set(number);
            }

            @Override
            public boolean cancelled() {
                return at.get() >= step;
            }
        };
    }

    /** Devices that fail to attach. */
    private Devices broken() {
        Devices broken = mock(Devices.class, delegatesTo(host.devices()));
        doReturn(List.of(new PvcallsSpec(null, 0))).when(broken).of(eq(Phase.DISKS), any());
        doThrow(new ApiException(ErrorKind.SCRIPT_FAILED, "/etc/xen/scripts/vif-bridge says no."))
                .when(broken)
                .attachAll(anyInt(), any(), any());
        return broken;
    }

    @Test
    void what_xenconsoled_writes_late_does_not_outlive_a_create_that_failed() {
        host.xenconsoledTakes = Duration.ofMillis(300);
        Map<String, String> before = host.traces();
        try (DomainManager other = host.daemon(broken())) {
            assertThatThrownBy(() -> other.create(host.options("tiny"), Task.UNATTENDED))
                    .hasMessage("/etc/xen/scripts/vif-bridge says no.");
        }
        host.opening.join();
        assertThat(host.traces()).isEqualTo(before);
    }

    @Test
    void a_device_that_cannot_be_attached_takes_the_domain_with_it_and_says_why() {
        Devices broken = broken();
        Map<String, String> before = host.traces();
        try (DomainManager other = host.daemon(broken)) {
            assertThatThrownBy(() -> other.create(host.options("tiny"), Task.UNATTENDED))
                    .hasMessage("/etc/xen/scripts/vif-bridge says no.")
                    .isInstanceOfSatisfying(ApiException.class, e -> {
                        assertThat(e.kind()).isEqualTo(ErrorKind.SCRIPT_FAILED);
                        assertThat(e.step()).isEqualTo("attaching disks");
                    });
        }
        verify(broken, atLeastOnce()).detachAll(1, Task.UNATTENDED);
        assertThat(host.traces()).isEqualTo(before);
    }
}
