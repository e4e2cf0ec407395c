package dev.xld.daemon.host;

import dev.xld.xen.HostTopology;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PciAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of {@code xl info -n}, line by line: where cpus, PCI devices and memory are. Any thread may call. */
final class TopologyTables {
    private static final Path PCI_DEVICES = Path.of("/sys/bus/pci/devices");
    private static final Pattern PCI_ADDRESS = Pattern.compile("([0-9a-f]{4}):([0-9a-f]{2}):([0-9a-f]{2})\\.([0-7])");
    private static final int MIB = 20;

    private TopologyTables() {}

    static List<String> of(Hypervisor hypervisor) {
        return of(hypervisor, pciDevices(PCI_DEVICES));
    }

    static List<String> of(Hypervisor hypervisor, List<PciAddress> devices) {
        HostTopology topology = hypervisor.topology();
        List<String> lines = new ArrayList<>();
        cpus(lines, topology.cpus());
        devices(lines, devices, hypervisor.pciNodes(devices));
        nodes(lines, topology.nodes());
        return lines;
    }

    private static void cpus(List<String> lines, List<HostTopology.Cpu> cpus) {
        lines.add("cpu_topology           :");
        lines.add("cpu:    core    socket     node");
        for (int cpu = 0; cpu < cpus.size(); cpu++) {
            HostTopology.Cpu place = cpus.get(cpu);
            if (place != null) {
                lines.add("%3d:    %4d     %4d     %4d".formatted(cpu, place.core(), place.socket(), place.node()));
            }
        }
    }

    private static void devices(List<String> lines, List<PciAddress> devices, List<OptionalInt> nodes) {
        lines.add("device topology        :");
        lines.add("device           node");
        int header = lines.size();
        for (int i = 0; i < devices.size(); i++) {
            PciAddress device = devices.get(i);
            nodes.get(i)
                    .ifPresent(node -> lines.add("%04x:%02x:%02x.%01x      %d"
                            .formatted(device.segment(), device.bus(), device.device(), device.function(), node)));
        }
        if (lines.size() == header) {
            lines.add("No device topology data available");
        }
    }

    private static void nodes(List<String> lines, List<HostTopology.Node> nodes) {
        lines.add("numa_info              :");
        lines.add("node:    memsize    memfree    distances");
        for (int number = 0; number < nodes.size(); number++) {
            HostTopology.Node node = nodes.get(number);
            if (node != null) {
                String distances =
                        node.distances().stream().map(String::valueOf).collect(Collectors.joining(","));
                lines.add("%4d:    %6d     %6d      %s"
                        .formatted(number, node.size() >> MIB, node.free() >> MIB, distances));
            }
        }
    }

    /** In the order the kernel lists them; none where there is no PCI. */
    static List<PciAddress> pciDevices(Path directory) {
        List<PciAddress> devices = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return devices;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Matcher address = PCI_ADDRESS.matcher(entry.getFileName().toString());
                if (address.matches()) {
                    devices.add(new PciAddress(
                            hex(address.group(1)),
                            hex(address.group(2)),
                            hex(address.group(3)),
                            hex(address.group(4))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory + ": " + e.getMessage(), e);
        }
        return devices;
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }
}
