package dev.xld.config.xl.write;

import dev.xld.config.BuildInfo;
import dev.xld.config.SchedParams;
import dev.xld.config.VnumaNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Memory, vcpus, where they run, and the guest's NUMA nodes. */
final class CpuText {
    private CpuText() {}

    static void write(XlText out, BuildInfo build) {
        Long target = build.targetMemoryKib();
        boolean nodes = !build.vnumaNodes().isEmpty();
        out.section("memory, in MiB").mebibytes("memory", target);
        if (!nodes && build.maxMemoryKib() != null && !build.maxMemoryKib().equals(target)) {
            out.mebibytes("maxmem", build.maxMemoryKib());
        }
        out.mebibytes("shadow_memory", build.shadowMemoryKib()).mebibytes("videoram", build.videoMemoryKib());
        BitSet online = build.availableVcpus();
        int count = online == null ? 0 : online.cardinality();
        if (online != null && online.length() != count) {
            out.lost("vcpus: they are not the first ones that are online");
        }
        out.section("processors").number("vcpus", online == null ? null : (Integer) count);
        if (build.maxVcpus() != count) {
            out.number("maxvcpus", build.maxVcpus());
        }
        if (build.hardAffinity().isEmpty()
                && build.softAffinity().isEmpty()
                && Boolean.FALSE.equals(build.numaPlacement())) {
            out.emptyList("cpus");
        }
        affinity(out, "cpus", build, build.hardAffinity(), false);
        affinity(out, "cpus_soft", build, build.softAffinity(), true);
        nodes(out, build);
        sched(out, build.sched());
    }

    /** One range for all vcpus, or a list; the list, even an empty one, and either of cpus_soft, also turns NUMA placement off. */
    private static void affinity(XlText out, String key, BuildInfo build, List<BitSet> maps, boolean alwaysOff) {
        boolean same =
                maps.size() == build.maxVcpus() && maps.stream().distinct().count() == 1;
        boolean off = Boolean.FALSE.equals(build.numaPlacement());
        if (same && (alwaysOff || !off)) {
            out.string(key, range(maps.get(0)));
        } else {
            out.list(key, maps.stream().map(CpuText::range).toList());
        }
    }

    /** {@code 0-3,7}. */
    static String range(BitSet cpus) {
        StringJoiner range = new StringJoiner(",");
        for (int from = cpus.nextSetBit(0); from >= 0; ) {
            int after = cpus.nextClearBit(from);
            range.add(after - from == 1 ? "" + from : from + "-" + (after - 1));
            from = cpus.nextSetBit(after);
        }
        return range.toString();
    }

    private static void nodes(XlText out, BuildInfo build) {
        List<VnumaNode> nodes = build.vnumaNodes();
        int vcpus = nodes.stream().mapToInt(node -> node.vcpus().cardinality()).sum();
        if (!nodes.isEmpty() && vcpus != build.maxVcpus()) {
            out.lost("vnuma: its nodes have " + vcpus + " vcpus and the guest " + build.maxVcpus());
            return;
        }
        boolean pinned = Boolean.FALSE.equals(build.numaPlacement());
        out.rawList("vnuma", nodes.stream().map(node -> node(node, pinned)).toList());
    }

    private static String node(VnumaNode node, boolean pinned) {
        List<String> options = new ArrayList<>();
        if (pinned) {
            options.add("pnode=" + (node.pnode() == null ? 0 : node.pnode()));
        }
        if (node.memkb() != null) {
            options.add("size=" + node.memkb() / 1024);
        }
        if (!node.vcpus().isEmpty()) {
            options.add("vcpus=" + range(node.vcpus()));
        }
        if (node.distances().stream().anyMatch(distance -> distance != 0)) {
            options.add("vdistances="
                    + node.distances().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return options.stream().map(XlText::quoted).collect(Collectors.joining(", ", "[ ", " ]"));
    }

    private static void sched(XlText out, SchedParams sched) {
        out.number("cpu_weight", sched.weight())
                .number("cap", sched.cap())
                .number("period", sched.period())
                .number("extratime", sched.extratime())
                .number("slice", sched.slice())
                .number("latency", sched.latency());
        if (sched.budget() != null) {
            out.lost("budget: xl.cfg has no key for it");
        }
    }
}
