package dev.xld.config.xl.key;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Unsigned;
import dev.xld.config.HostCpus;
import dev.xld.config.Position;
import dev.xld.config.VnumaNode;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.Tokens;
import dev.xld.config.xl.setting.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vnuma}: the NUMA nodes the guest sees, a list of options for each. One parse, one thread. */
final class VnumaKeys {
    private final Settings settings;
    private final Findings findings;
    private final BuildInfoBuilder build;
    private final HostCpus host;
    private long vcpus;
    private long memoryKib;

    private VnumaKeys(Settings settings, Findings findings, BuildInfoBuilder build, HostCpus host) {
        this.settings = settings;
        this.findings = findings;
        this.build = build;
        this.host = host;
    }

    /** Reads the nodes, if any, and settles maxvcpus and maxmem by them. */
    static void read(Settings settings, Findings findings, BuildInfoBuilder build, HostCpus host) {
        List<Value> nodes = settings.values("vnuma");
        if (!nodes.isEmpty()) {
            new VnumaKeys(settings, findings, build, host).read(nodes);
        }
    }

    private void read(List<Value> given) {
        if (build.maxVcpus < 0) {
            error(settings.position("maxvcpus"), "libxl_node_bitmap_alloc failed.");
            return;
        }
        List<VnumaNode> nodes = new ArrayList<>();
        for (Value value : given) {
            if (value instanceof Value.Items options) {
                nodes.add(node(options, given.size()));
            } else {
                settings.warnNotAList(value);
                error(value.position(), "xl: cannot get vnode config option list");
                return;
            }
        }
        build.vnumaNodes = nodes;
        Position position = settings.position("vnuma");
        if (build.maxVcpus != 0 && build.maxVcpus != vcpus) {
            error(position, "xl: vnuma vcpus and maxvcpus= mismatch");
        } else if (build.maxVcpus == 0 && vcpus > host.count()) {
            error(position, "xl: vnuma specifies more vcpus than pcpus, use maxvcpus= to override this check.");
        }
        build.maxVcpus = (int) vcpus;
        if (build.maxMemoryKib != null && build.maxMemoryKib != memoryKib) {
            error(position, "xl: maxmem and vnuma memory size mismatch");
        }
        build.maxMemoryKib = memoryKib;
    }

    private void error(@Nullable Position position, String message) {
        findings.error(position, message);
    }

    private VnumaNode node(Value.Items options, int count) {
        Long memory = null;
        Long pnode = null;
        BitSet members = new BitSet();
        Long[] distances = new Long[count];
        Arrays.fill(distances, 0L);
        for (Value option : options.values()) {
            if (!(option instanceof Value.Atom atom)) {
                continue;
            }
            String[] pair = Tokens.pair(atom.text(), "=");
            if (pair == null) {
                error(atom.position(), "xl: failed to split \"" + atom.text() + "\" into pair");
                continue;
            }
            String text = pair[1].strip();
            switch (pair[0].strip()) {
                case "pnode" -> {
                    pnode = pnode(text, atom.position());
                    build.numaPlacement = false;
                }
                case "size" -> {
                    memory = number(text, atom.position()) << 10;
                    memoryKib += memory;
                }
                case "vcpus" -> vcpus(text, members, atom.position());
                case "vdistances" -> distances(text, distances, atom.position());
                default -> {
                    // xl takes any other word for a remark.
                }
            }
        }
        return new VnumaNode(memory, Arrays.asList(distances), pnode == null || pnode == 0 ? null : pnode, members);
    }

    private long pnode(String text, Position position) {
        long node = number(text, position);
        if (!host.nodes().isEmpty() && Long.compareUnsigned(node, host.nodes().size()) >= 0) {
            error(position, "xl: invalid pnode number: " + Long.toUnsignedString(node));
        }
        return node;
    }

    private void vcpus(String text, BitSet members, Position position) {
        for (String range : Tokens.split(text, ",")) {
            Unsigned first = CNumber.unsigned(range, 0, 10);
            long last = first.value();
            if (first.end() > first.start() && range.startsWith("-", first.end())) {
                last = CNumber.unsigned(range, first.end() + 1, 10).value();
            }
            if (Long.compareUnsigned(last, CpuKeys.MAX_VCPUS) >= 0) {
                error(
                        position,
                        "xl: vnuma has vcpu " + Long.toUnsignedString(last) + ", but Xen takes at most "
                                + CpuKeys.MAX_VCPUS + " vcpus");
                return;
            }
            int from = (int) first.value();
            int to = (int) last;
            if (first.value() >= 0 && from <= to) {
                vcpus += to - from + 1;
                int room = build.maxVcpus > 0 ? (build.maxVcpus + 7) / 8 * 8 : host.mapBits();
                members.set(Math.min(from, room), Math.min(to + 1, room));
            }
        }
    }

    private void distances(String text, Long[] distances, Position position) {
        List<String> given = Tokens.split(text, ",");
        if (given.size() > distances.length) {
            error(position, "xl: vnuma has " + distances.length + " nodes but " + given.size() + " vdistances");
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            distances[i] = number(given.get(i), position) & 0xFFFF_FFFFL;
        }
    }

    private long number(String text, Position position) {
        Unsigned number = CNumber.unsigned(text, 0, 10);
        if (!number.usable()) {
            error(position, "xl: failed to convert \"" + text + "\" to number");
            return 0;
        }
        return number.value();
    }
}
