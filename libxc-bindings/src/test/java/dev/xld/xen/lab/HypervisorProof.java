package dev.xld.xen.lab;

import dev.xld.xen.Altp2m;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.EventChannels;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.Passthrough;
import dev.xld.xen.PhysInfo;
import dev.xld.xen.PvImage;
import dev.xld.xen.ShutdownReason;
import dev.xld.xen.XenException;
import dev.xld.xen.XenInfo;
import dev.xld.xen.libxc.LibEventChannels;
import dev.xld.xen.libxc.LibXc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Drives a real Xen from its dom0 and says what it sees: run it as root with {@code info}, {@code guests DIR},
 * {@code errors DIR}, {@code evtchn} or {@code times DIR}, where DIR holds {@code tiny.elf}, {@code vmlinux} and
 * {@code domu.cpio.gz}. It ends with status 1 at the first surprise.
 */
public final class HypervisorProof {
    private final Hypervisor xen;
    private final ProofGuests guests;

    private HypervisorProof(Hypervisor xen) {
        this.xen = xen;
        guests = new ProofGuests(xen);
    }

    public static void main(String[] args) throws Exception {
        try (Hypervisor xen = LibXc.open()) {
            HypervisorProof proof = new HypervisorProof(xen);
            switch (args[0]) {
                case "info" -> proof.info();
                case "guests" -> proof.guests(Path.of(args[1]));
                case "errors" -> proof.errors(Path.of(args[1]));
                case "evtchn" -> proof.eventChannels();
                case "times" -> proof.times(Path.of(args[1]));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    /** Prints {@code xl info}, less what the kernel knows. */
    private void info() {
        PhysInfo phys = xen.physInfo();
        XenInfo info = xen.info();
        line("nr_cpus", phys.nrCpus());
        line("max_cpu_id", phys.maxCpuId());
        line("nr_nodes", phys.nrNodes());
        line("cores_per_socket", phys.coresPerSocket());
        line("threads_per_core", phys.threadsPerCore());
        line("cpu_mhz", "%d.%03d".formatted(phys.cpuKhz() / 1000, phys.cpuKhz() % 1000));
        line("hw_caps", phys.hwCap().stream().map("%08x"::formatted).collect(Collectors.joining(":")));
        line("virt_caps", phys.capabilities().stream().map(c -> c.word()).collect(Collectors.joining(" ")));
        line("total_memory", phys.totalPages() / 256);
        line("free_memory", (phys.freePages() - phys.outstandingPages()) / 256);
        line("sharing_freed_memory", phys.sharingFreedPages() / 256);
        line("sharing_used_memory", phys.sharingUsedPages() / 256);
        line("outstanding_claims", phys.outstandingPages() / 256);
        line("free_cpus", xen.freeCpus().cardinality());
        line("xen_major", info.major());
        line("xen_minor", info.minor());
        line("xen_extra", info.extra());
        line("xen_version", info.version());
        line("xen_caps", info.capabilities());
        line("xen_scheduler", xen.scheduler().word());
        line("xen_pagesize", info.pageSize());
        line("platform_params", "virt_start=0x%x".formatted(info.virtStart()));
        line("xen_changeset", info.changeset());
        line("xen_commandline", info.commandLine());
        line("cc_compiler", info.compiler());
        line("cc_compile_by", info.compileBy());
        line("cc_compile_domain", info.compileDomain());
        line("cc_compile_date", info.compileDate());
        line("build_id", info.buildId());
    }

    private static void line(String name, Object value) {
        System.out.printf("%-22s : %s%n", name, value);
    }

    private void guests(Path dir) throws Exception {
        int tiny = guests.create("proof-tiny", dir.resolve("tiny.elf"), null, null, 16, 1);
        xen.unpause(tiny);
        int linux = guests.create(
                "proof-linux", dir.resolve("vmlinux"), dir.resolve("domu.cpio.gz"), "console=hvc0 quiet", 128, 2);
        xen.unpause(linux);
        Thread.sleep(12_000);
        show("all", xen.domains());
        show("linux", xen.domain(linux));
        show("vcpus", xen.vcpus(linux));
        BitSet first = new BitSet();
        first.set(0);
        xen.setVcpuAffinity(linux, 1, first, null);
        expect(xen.vcpus(linux).get(1).hardAffinity().equals(first), "vcpu 1 is pinned to cpu 0");
        show("scheduler", xen.schedulerParameters(linux));
        xen.schedulerParameters(linux)
                .ifPresent(old -> xen.setSchedulerParameters(
                        linux, new dev.xld.xen.SchedulerParameters(old.scheduler(), 512, 50)));
        show("scheduler after", xen.schedulerParameters(linux));
        show("nodes", xen.nodeAffinity(linux));
        show("label", xen.securityLabel(xen.domain(linux).orElseThrow().ssidref()));
        xen.pause(linux);
        expect(xen.domain(linux).orElseThrow().paused(), "the Linux guest is paused");
        Path core = Path.of("/tmp/proof.core");
        xen.dumpCore(linux, core);
        show("core bytes", Files.size(core));
        xen.unpause(linux);
        UUID other = UUID.randomUUID();
        xen.setHandle(linux, other);
        expect(xen.domain(linux).orElseThrow().uuid().equals(other), "the handle is the new one");
        ProofGuests.run("xl", "list", "-v");
        ProofGuests.run("xl", "vcpu-list");
        ProofGuests.run("sh", "-c", "timeout 3 cat $(xenstore-read /local/domain/" + linux + "/console/tty)");
        xen.shutdown(linux, ShutdownReason.CRASH);
        DomainInfo crashed = xen.domain(linux).orElseThrow();
        expect(crashed.shutdown() && crashed.shutdownCode() == 3, "the Linux guest is shut down as crashed");
        String ring = xen.consoleRing(false);
        show(
                "ring",
                ring.length() + " characters, last: "
                        + ring.strip().lines().reduce((a, b) -> b).orElse(""));
        for (int domid : List.of(tiny, linux)) {
            xen.destroy(domid);
            ProofGuests.run("xenstore-rm", "/local/domain/" + domid);
        }
        Thread.sleep(500);
        expect(xen.domains().size() == 1, "only dom0 is left");
    }

    private void errors(Path dir) throws IOException {
        Path text = Files.writeString(Path.of("/tmp/proof-not-a-kernel"), "not a kernel\n".repeat(1000));
        Path empty = Files.write(Path.of("/tmp/proof-empty"), new byte[0]);
        fails("a kernel that is missing", () -> build(Path.of("/nope"), null, 16));
        fails("a kernel that is a directory", () -> build(Path.of("/tmp"), null, 16));
        fails("a kernel that is empty", () -> build(empty, null, 16));
        fails("a kernel that is text", () -> build(text, null, 16));
        fails("a ramdisk that is missing", () -> build(dir.resolve("tiny.elf"), Path.of("/nope"), 16));
        fails("more memory than allowed", () -> build(dir.resolve("tiny.elf"), null, 32));
        fails("too little memory for the kernel", () -> build(dir.resolve("vmlinux"), null, 16));
        fails("a host out of memory", () -> build(dir.resolve("tiny.elf"), null, 1 << 20));
        fails("a domid in use", () -> {
            int domid = xen.createDomain(CreateDomain.pv(UUID.randomUUID(), 1));
            try {
                CreateDomain pv = CreateDomain.pv(UUID.randomUUID(), 1);
                xen.createDomain(new CreateDomain(
                        domid,
                        pv.type(),
                        pv.uuid(),
                        0,
                        1,
                        1023,
                        -1,
                        -1,
                        null,
                        0,
                        false,
                        true,
                        false,
                        false,
                        false,
                        0,
                        Passthrough.DISABLED,
                        Altp2m.DISABLED));
            } finally {
                xen.destroy(domid);
            }
        });
        fails("no vcpu", () -> xen.createDomain(CreateDomain.pv(UUID.randomUUID(), 0)));
        fails("a domain that is not there", () -> xen.pause(4711));
        fails("a domid that would be cut to dom0", () -> xen.pause(65536));
        fails("vcpus of no domain", () -> xen.vcpus(4711));
        fails("affinity to no cpu", () -> xen.setVcpuAffinity(0, 0, new BitSet(), null));
        fails("a core file that cannot be", () -> xen.dumpCore(0, Path.of("/nope/core")));
        expect(xen.domain(4711).isEmpty(), "domain 4711 is not there");
        expect(xen.domains().size() == 1, "only dom0 is left");
    }

    private void build(Path kernel, @Nullable Path ramdisk, int mib) {
        int domid = xen.createDomain(CreateDomain.pv(UUID.randomUUID(), 1));
        try {
            xen.setMaxVcpus(domid, 1);
            xen.setMaxMemory(domid, 17 * 1024L);
            xen.buildPv(new PvImage(domid, kernel, ramdisk, null, null, mib * 1024L, 1, 1, 2, 0, 0, true));
        } finally {
            xen.destroy(domid);
        }
    }

    private static void fails(String what, Runnable action) {
        try {
            action.run();
        } catch (XenException e) {
            System.out.printf("%-36s -> %s%n", what, e.getMessage());
            return;
        }
        throw new AssertionError(what + " did not fail");
    }

    private void eventChannels() {
        try (EventChannels channels = LibEventChannels.open()) {
            int here = channels.bindUnbound(0);
            int there = channels.bindInterdomain(0, here);
            expect(channels.pending(Duration.ofSeconds(5)).orElseThrow() == there, "Xen signals a new port by itself");
            channels.unmask(there);
            channels.notify(there);
            int signalled = channels.pending(Duration.ofSeconds(5)).orElseThrow();
            expect(signalled == here, "the signal came in on port " + here);
            expect(channels.pending(Duration.ofMillis(100)).isEmpty(), "and only once");
            channels.unmask(signalled);
            channels.notify(here);
            expect(channels.pending(Duration.ofSeconds(5)).orElseThrow() == there, "and back on port " + there);
            channels.unmask(there);
            channels.unbind(there);
            int domid = xen.createDomain(CreateDomain.pv(UUID.randomUUID(), 1));
            xen.setMaxVcpus(domid, 1);
            int local = channels.bindInterdomain(domid, xen.allocateUnboundPort(domid, 0));
            channels.notify(local);
            expect(true, "a guest's port is bound to local port " + local);
            fails("a port that is not there", () -> channels.bindInterdomain(domid, 900));
            xen.destroy(domid);
        }
    }

    private void times(Path dir) throws Exception {
        for (int i = 0; i < 200; i++) {
            xen.domains();
        }
        show("domains, 1 domain, us", median(() -> xen.domains()));
        show("physinfo, us", median(() -> xen.physInfo()));
        show(
                "create and destroy, us",
                median(() -> xen.destroy(xen.createDomain(CreateDomain.pv(UUID.randomUUID(), 1)))));
        for (int i = 0; i < 3; i++) {
            int tiny = guests.create("times-tiny", dir.resolve("tiny.elf"), null, null, 16, 1);
            int linux =
                    guests.create("times-linux", dir.resolve("vmlinux"), dir.resolve("domu.cpio.gz"), "quiet", 128, 1);
            xen.destroy(tiny);
            xen.destroy(linux);
            ProofGuests.run("xenstore-rm", "/local/domain/" + tiny);
            ProofGuests.run("xenstore-rm", "/local/domain/" + linux);
        }
        int[] many = new int[60];
        Arrays.setAll(many, i -> xen.createDomain(CreateDomain.pv(UUID.randomUUID(), 1)));
        show("domains, 61 domains, us", median(() -> xen.domains()));
        Thread[] threads = new Thread[8];
        long start = System.nanoTime();
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 100; i++) {
                    expectQuietly(xen.domains().size() == 61);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        show("800 lists from 8 threads, ms", ProofGuests.ms(start, System.nanoTime()));
        Arrays.stream(many).forEach(xen::destroy);
        show("left", xen.domains().size());
        show(
                "open privcmd",
                Files.list(Path.of("/proc/self/fd"))
                        .filter(HypervisorProof::isPrivcmd)
                        .count());
    }

    private static boolean isPrivcmd(Path fd) {
        try {
            return Files.readSymbolicLink(fd).endsWith("privcmd");
        } catch (IOException e) {
            return false;
        }
    }

    private static double median(Runnable action) {
        long[] nanos = new long[101];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            action.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[50] / 1000.0;
    }

    private static void show(String what, Object value) {
        System.out.println(what + ": " + value);
    }

    private static void expect(boolean holds, String what) {
        System.out.println((holds ? "ok: " : "NOT: ") + what);
        expectQuietly(holds);
    }

    private static void expectQuietly(boolean holds) {
        if (!holds) {
            throw new AssertionError("surprise");
        }
    }
}
