package dev.xld.daemon.host;

import dev.xld.api.HostInfo;
import dev.xld.api.HostInfo.Field;
import dev.xld.api.HostInfoRequest;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PhysInfo;
import dev.xld.xen.XenInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code xl info}: the host, its processors and memory, the hypervisor. Any thread may call. */
public final class HostReport {
    private static final int PAGES_PER_MIB = 256;
    private static final Path KERNEL = Path.of("/proc/sys/kernel");

    private final Hypervisor hypervisor;

    public HostReport(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    public HostInfo report(HostInfoRequest request) {
        List<Field> fields = new ArrayList<>();
        kernel(fields);
        machine(fields, hypervisor.physInfo());
        xen(fields, hypervisor.info());
        return new HostInfo(fields, request.numa() ? TopologyTables.of(hypervisor) : List.of());
    }

    private static void add(List<Field> fields, String key, Object value) {
        fields.add(new Field(key, String.valueOf(value)));
    }

    private static void kernel(List<Field> fields) {
        add(fields, "host", kernelFact("hostname"));
        add(fields, "release", kernelFact("osrelease"));
        add(fields, "version", kernelFact("version"));
        String machine = System.getProperty("os.arch", "");
        add(fields, "machine", machine.equals("amd64") ? "x86_64" : machine);
    }

    private static String kernelFact(String name) {
        try {
            return Files.readString(KERNEL.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + KERNEL.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    private void machine(List<Field> fields, PhysInfo host) {
        add(fields, "nr_cpus", host.nrCpus());
        add(fields, "max_cpu_id", host.maxCpuId());
        add(fields, "nr_nodes", host.nrNodes());
        add(fields, "cores_per_socket", host.coresPerSocket());
        add(fields, "threads_per_core", host.threadsPerCore());
        add(fields, "cpu_mhz", String.format(Locale.ROOT, "%d.%03d", host.cpuKhz() / 1000, host.cpuKhz() % 1000));
        add(
                fields,
                "hw_caps",
                host.hwCap().stream()
                        .map(word -> String.format(Locale.ROOT, "%08x", word))
                        .collect(Collectors.joining(":")));
        add(
                fields,
                "virt_caps",
                Arrays.stream(PhysInfo.Capability.values())
                        .filter(host.capabilities()::contains)
                        .map(PhysInfo.Capability::word)
                        .collect(Collectors.joining(" ")));
        add(fields, "total_memory", host.totalPages() / PAGES_PER_MIB);
        add(fields, "free_memory", (host.freePages() - host.outstandingPages()) / PAGES_PER_MIB);
        add(fields, "sharing_freed_memory", host.sharingFreedPages() / PAGES_PER_MIB);
        add(fields, "sharing_used_memory", host.sharingUsedPages() / PAGES_PER_MIB);
        add(fields, "outstanding_claims", host.outstandingPages() / PAGES_PER_MIB);
        add(fields, "free_cpus", hypervisor.freeCpus().cardinality());
    }

    private void xen(List<Field> fields, XenInfo xen) {
        add(fields, "xen_major", xen.major());
        add(fields, "xen_minor", xen.minor());
        add(fields, "xen_extra", xen.extra());
        add(fields, "xen_version", xen.version());
        add(fields, "xen_caps", xen.capabilities());
        add(fields, "xen_scheduler", hypervisor.scheduler().word());
        add(fields, "xen_pagesize", xen.pageSize());
        add(fields, "platform_params", "virt_start=0x" + Long.toHexString(xen.virtStart()));
        add(fields, "xen_changeset", xen.changeset());
        add(fields, "xen_commandline", xen.commandLine());
        add(fields, "cc_compiler", xen.compiler());
        add(fields, "cc_compile_by", xen.compileBy());
        add(fields, "cc_compile_domain", xen.compileDomain());
        add(fields, "cc_compile_date", xen.compileDate());
        add(fields, "build_id", xen.buildId());
        add(fields, "xend_config_format", 4);
    }
}
