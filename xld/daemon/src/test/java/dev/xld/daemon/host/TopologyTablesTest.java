package dev.xld.daemon.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.xld.xen.HostTopology;
import dev.xld.xen.HostTopology.Cpu;
import dev.xld.xen.HostTopology.Node;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PciAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code xl info -n}, held to what the C xl prints. */
class TopologyTablesTest {
    private static final HostTopology TWO_NODES = new HostTopology(
            Arrays.asList(new Cpu(0, 0, 0), new Cpu(1, 0, 0), null, new Cpu(0, 1, 1)),
            List.of(new Node(2048L << 20, 100L << 20, List.of(10, 21)), new Node(1024L << 20, 5, List.of(21, 10))));

    @TempDir
    Path pci;

    private static List<PciAddress> devices(Path directory, String... names) throws IOException {
        for (String name : names) {
            Files.createFile(directory.resolve(name));
        }
        return TopologyTables.pciDevices(directory);
    }

    @Test
    void offlineCpusAndDevicesWithoutANodeAreLeftOut() throws IOException {
        Hypervisor hypervisor = mock(Hypervisor.class);
        when(hypervisor.topology()).thenReturn(TWO_NODES);
        List<PciAddress> devices = List.of(new PciAddress(0, 0, 0x1f, 3), new PciAddress(1, 0xa0, 0, 0));
        when(hypervisor.pciNodes(any())).thenReturn(List.of(OptionalInt.of(1), OptionalInt.empty()));
        assertThat(TopologyTables.of(hypervisor, devices)).containsExactly("""
                cpu_topology           :
                cpu:    core    socket     node
                  0:       0        0        0
                  1:       1        0        0
                  3:       0        1        1
                device topology        :
                device           node
                0000:00:1f.3      1
                numa_info              :
                node:    memsize    memfree    distances
                   0:      2048        100      10,21
                   1:      1024          0      21,10""".split("\n"));
    }

    @Test
    void aHostWhoseFirmwareKnowsNoDeviceSaysSo() {
        Hypervisor hypervisor = mock(Hypervisor.class);
        when(hypervisor.topology()).thenReturn(TWO_NODES);
        assertThat(TopologyTables.of(hypervisor, List.of())).contains("No device topology data available");
    }

    @Test
    void whatIsNoPciAddressIsNoDevice() throws IOException {
        assertThat(devices(pci, "0000:00:02.0", "slots")).containsExactly(new PciAddress(0, 0, 2, 0));
        assertThat(TopologyTables.pciDevices(pci.resolve("none"))).isEmpty();
    }

    @Test
    void theCpusOfANode() {
        assertThat(TWO_NODES.cpusOfNodes())
                .containsExactly(BitSet.valueOf(new long[] {0b11}), BitSet.valueOf(new long[] {0b1000}));
    }
}
