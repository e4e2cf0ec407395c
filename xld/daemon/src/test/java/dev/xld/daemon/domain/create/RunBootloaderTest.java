package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.xld.api.ApiException;
import dev.xld.api.ConsoleReply;
import dev.xld.api.ErrorKind;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.device.Devices;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.PhysInfo.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RunBootloaderTest {
    private static final String OUT = "${0%/loaders/*}/xen/bootloader.1";

    @TempDir
    Path directory;

    private TestHost host;
    private DomainManager daemon;

    @BeforeEach
    void open() {
        host = new TestHost(directory);
        Devices devices = mock(Devices.class);
        when(devices.prepare(any()))
                .thenAnswer(call -> call.getArgument(0, DomainConfig.class).devices());
        when(devices.located(any(), any())).thenAnswer(call -> call.getArgument(0));
        when(devices.of(any(), any())).thenReturn(List.<DeviceSpec>of());
        daemon = host.daemon(devices);
    }

    @AfterEach
    void close() {
        daemon.close();
        host.close();
    }

    private void loader(String body) throws IOException {
        Path file =
                Files.writeString(directory.resolve("loaders/loader"), "#!/bin/sh\nout=" + OUT + "\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private CreateOptions options(String lines) {
        ParseResult parsed = XlConfig.check(
                "a.cfg",
                "name='a'\nmemory=16\nbootloader='loader'\n" + lines,
                List.of(),
                XlDefaults.STOCK,
                HostCpus.UNKNOWN);
        DomainConfig config = parsed.config().orElseThrow();
        return new CreateOptions(
                new DomainConfig(
                        config.createInfo().withUuid(TestHost.TINY),
                        config.buildInfo(),
                        config.devices(),
                        config.actions()),
                directory,
                false,
                false);
    }

    /** What is left but for logs and the loaders themselves. */
    private Map<String, String> traces() {
        Map<String, String> traces = new TreeMap<>(host.traces());
        traces.keySet().removeIf(name -> name.startsWith("log/") || name.startsWith("loaders/"));
        return traces;
    }

    private void refused(ErrorKind kind, String lines, String... words) {
        Map<String, String> before = traces();
        assertThatThrownBy(() -> daemon.create(options(lines), Task.UNATTENDED))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e.getMessage()).contains(words);
                });
        assertThat(traces()).isEqualTo(before);
    }

    private static final String DISK = "disk=['/srv/a.img,raw,xvda,w']\n";

    @Test
    void the_guest_is_built_of_what_the_loader_found_and_a_restart_asks_it_again() throws Exception {
        loader("echo \"$@\" >> " + directory
                + "/words; echo K > $out.d/k; printf 'kernel %s\\0args ro\\0\\0' $out.d/k > $out.out");
        assertThat(daemon.create(options(DISK + "extra='more'\nkernel='/vmlinuz'\n"), Task.UNATTENDED))
                .isEqualTo(1);
        String vm = "/vm/" + TestHost.TINY + "/image/";
        assertThat(host.store.read(vm + "kernel"))
                .contains(directory.resolve("xen/bootloader.1.d/k").toString());
        assertThat(host.store.read(vm + "cmdline")).contains("ro");
        assertThat(host.store.read(vm + "ramdisk")).isEmpty();
        assertThat(Files.readString(directory.resolve("words")))
                .startsWith("--kernel=/vmlinuz --args=more ")
                .endsWith("/srv/a.img\n");
        assertThat(directory.resolve("xen/bootloader.1.d")).doesNotExist();
        assertThat(directory.resolve("xen/bootloader.1.out")).doesNotExist();
        assertThat(host.userData().read(1, TestHost.TINY, "libxl-json").orElseThrow())
                .contains("\"bootloader\": \"loader\"", "\"kernel\": \"/vmlinuz\"", "\"cmdline\": \"more\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kernel='/in/the/disk'\n"})
    void a_pvh_guest_starts_from_what_the_loader_found(String lines) throws Exception {
        host.xen.setCapabilities(Capability.HVM, Capability.SHADOW);
        loader("echo K > $out.d/k; printf 'kernel %s\\0args ro\\0\\0' $out.d/k > $out.out");
        daemon.create(options(DISK + "type='pvh'\n" + lines), Task.UNATTENDED);
        assertThat(host.xen.images().get(0).kernel()).isEqualTo(directory.resolve("xen/bootloader.1.d/k"));
    }

    @Test
    void meanwhile_its_terminal_is_the_domains_console_and_the_caller_is_told() throws Exception {
        loader("sleep 0.5; exit 1");
        AtomicReference<ConsoleReply> console = new AtomicReference<>();
        AtomicReference<String> tty = new AtomicReference<>();
        Task task = new Task() {
            @Override
            public void progress(int step, int of, String message) {}

            @Override
            public void console(ConsoleReply how) {
                console.set(how);
                tty.set(host.store.read("/local/domain/1/console/tty").orElse(""));
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        assertThatThrownBy(() -> daemon.create(options(DISK), task)).hasMessageContaining("exit status 1");
        assertThat(tty.get()).startsWith("/dev/pts/");
        assertThat(console.get().domid()).isEqualTo(1);
        assertThat(console.get().command()).element(0).asString().endsWith("/bin/xenconsole");
    }

    @Test
    void a_loader_that_fails_takes_the_domain_with_it() throws Exception {
        loader("echo x > $out.d/k; echo no such partition; exit 4");
        refused(ErrorKind.SCRIPT_FAILED, DISK, "exit status 4", "no such partition");
    }

    @Test
    void what_no_loader_could_read_is_refused_before_anything_is_made() throws Exception {
        loader("exit 0");
        refused(ErrorKind.BAD_CONFIG, "", "needs a disk");
        refused(ErrorKind.BAD_CONFIG, "disk=['vdev=hdc,cdrom,target=']\n", "hdc", "empty drive");
        refused(ErrorKind.MISSING_RESOURCE, DISK + "bootloader='nonesuch'\n", "nonesuch");
        assertThat(host.xen.calls()).noneMatch(call -> call.startsWith("createDomain"));
    }

    @Test
    void destroying_the_domain_ends_its_loader_and_its_create() throws Exception {
        loader("sleep 100");
        Map<String, String> before = traces();
        CompletableFuture<Integer> create =
                CompletableFuture.supplyAsync(() -> daemon.create(options(DISK), Task.UNATTENDED));
        await().until(() -> host.store.read("/local/domain/1/console/tty").isPresent());
        daemon.destroy(1, false, Task.UNATTENDED);
        assertThatThrownBy(() -> create.get(10, TimeUnit.SECONDS))
                .hasMessageContaining("Domain \"a\" was destroyed while its boot loader ran");
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void a_domain_that_another_toolstack_destroys_ends_its_loader_too() throws Exception {
        loader("sleep 100");
        CompletableFuture<Integer> create =
                CompletableFuture.supplyAsync(() -> daemon.create(options(DISK), Task.UNATTENDED));
        await().until(() -> host.store.read("/local/domain/1/console/tty").isPresent());
        host.xen.hypervisor().destroy(1);
        assertThatThrownBy(create::join).isInstanceOf(CompletionException.class).hasMessageContaining("was destroyed");
    }
}
