package dev.xld.config.sxp.domain;

import dev.xld.config.SchedParams;
import dev.xld.config.sxp.BadSxpException;
import dev.xld.config.sxp.CpuLists;
import dev.xld.config.sxp.Sxp;
import dev.xld.config.sxp.VcpuMask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The vcpus, how many of them run, where, and with what share. A weight of 256 and a cap of 0 count as not given. */
final class Vcpus {
    private static final int MOST = 8192;
    private static final int MOST_CPUS = 16384;
    private static final int USUAL_WEIGHT = 256;
    private static final int MOST_WEIGHT = 65535;
    private static final String WEIGHT = "cpu_weight";
    private static final Pattern FRACTION = Pattern.compile("\\d+\\.\\d+");

    private Vcpus() {}

    static void read(Keys keys, Keys image, Draft draft) {
        Integer weight = weight(keys);
        Integer cap = keys.integer("cpu_cap", 0, Integer.MAX_VALUE);
        draft.build.sched = new SchedParams(
                weight == null || weight == USUAL_WEIGHT ? null : weight,
                cap == null || cap == 0 ? null : cap,
                null,
                null,
                null,
                null,
                null);
        Integer ofDomain = keys.integer("vcpus", 1, MOST);
        Integer ofImage = image.integer("vcpus", 1, MOST);
        Integer vcpus = ofImage == null ? ofDomain : ofImage;
        draft.build.maxVcpus = vcpus == null ? 0 : vcpus;
        draft.build.availableVcpus = online(keys, vcpus);
        try {
            affinity(keys, vcpus == null ? 1 : vcpus, draft);
        } catch (BadSxpException e) {
            keys.findings().error(e);
        }
    }

    /** Before Xen 3.1 a weight was a fraction, of another scheduler, and says nothing to this one. */
    private static @Nullable Integer weight(Keys keys) {
        Sxp.Atom atom = keys.notation(WEIGHT).orElse(null);
        if (atom != null && FRACTION.matcher(atom.text()).matches()) {
            keys.findings()
                    .warn(
                            atom.position(),
                            WEIGHT + " " + atom.text() + " is of a scheduler that Xen no longer has, and is dropped",
                            "write a whole number, 256 for the usual share");
            return null;
        }
        return keys.integer(WEIGHT, 1, MOST_WEIGHT);
    }

    private static @Nullable BitSet online(Keys keys, @Nullable Integer vcpus) {
        Integer atStart = keys.integer("VCPUs_at_startup", 0, MOST);
        Sxp mask = keys.value("vcpu_avail").orElse(null);
        if (vcpus == null && mask == null && atStart == null) {
            return null;
        }
        BitSet online = new BitSet();
        online.set(0, vcpus == null ? 1 : vcpus);
        try {
            if (mask != null) {
                online.and(VcpuMask.read(mask));
            } else if (atStart != null) {
                online.clear(atStart, MOST);
            }
        } catch (BadSxpException e) {
            keys.findings().error(e);
        }
        return online;
    }

    private static void affinity(Keys keys, int vcpus, Draft draft) throws BadSxpException {
        Sxp value = keys.value("cpus").orElse(null);
        Integer cpu = keys.integer("cpu", -1, MOST_CPUS - 1);
        List<BitSet> maps = new ArrayList<>();
        for (BitSet map : value == null ? List.<BitSet>of() : CpuLists.read(value, vcpus)) {
            maps.add((BitSet) map.clone());
        }
        boolean anywhere = maps.stream().allMatch(BitSet::isEmpty);
        if (cpu != null && cpu >= 0) {
            while (maps.size() < vcpus) {
                maps.add(new BitSet());
            }
            maps.stream().filter(map -> anywhere || !map.isEmpty()).forEach(map -> map.set(cpu));
        } else if (anywhere) {
            return;
        }
        while (maps.get(maps.size() - 1).isEmpty()) {
            maps.remove(maps.size() - 1);
        }
        draft.build.maxVcpus = vcpus;
        draft.build.hardAffinity = maps;
        if (maps.size() < vcpus || maps.stream().distinct().count() > 1) {
            draft.build.numaPlacement = false;
        }
    }

    static void writeShare(Out out, Draft draft) {
        Integer weight = draft.build.sched.weight();
        Integer cap = draft.build.sched.cap();
        boolean sane = weight != null && weight > 0 && weight <= MOST_WEIGHT;
        out.number(WEIGHT, sane ? weight : (Integer) USUAL_WEIGHT, 1, MOST_WEIGHT)
                .number("cpu_cap", cap == null ? 0 : Math.max(0, cap), 0, Integer.MAX_VALUE);
    }

    static void write(Out out, Draft draft) {
        int vcpus = Math.max(1, Math.min(MOST, draft.build.maxVcpus));
        BitSet online = draft.build.availableVcpus;
        BitSet first = new BitSet();
        first.set(0);
        out.number("vcpus", vcpus, 1, MOST)
                .add(Sxp.form("vcpu_avail", VcpuMask.write(online == null ? first : online.get(0, vcpus))));
        List<BitSet> maps = new ArrayList<>();
        for (BitSet map : draft.build.hardAffinity) {
            maps.add(map.get(0, MOST_CPUS));
        }
        while (maps.size() < vcpus) {
            maps.add(new BitSet());
        }
        boolean anywhere = maps.stream().allMatch(BitSet::isEmpty);
        out.add(Sxp.form("cpus", CpuLists.write(anywhere ? List.of(new BitSet()) : maps.subList(0, vcpus))));
    }
}
