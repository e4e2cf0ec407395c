package dev.xld.config.xl.key;

import dev.xld.config.ArmInfo;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CpuRange;
import dev.xld.config.CpuRange.BadRangeException;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.HostCpus;
import dev.xld.config.Position;
import dev.xld.config.SchedParams;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.XlDefaults.CpuMasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scheduling, memory sizes, vcpus and where they may run. */
public final class CpuKeys {
    /** The most vcpus any guest of Xen can have (a PV guest, {@code MAX_VIRT_CPUS}). */
    static final int MAX_VCPUS = 8192;

    private CpuKeys() {}

    public static void read(Settings settings, Findings findings, BuildInfoBuilder build, HostCpus host) {
        settings.warnInTurn("cpu_weight", "cap", "period", "slice", "latency");
        build.sched = new SchedParams(
                settings.integer("cpu_weight"),
                settings.integer("cap"),
                settings.integer("period"),
                null,
                settings.integer("extratime"),
                settings.integer("slice"),
                settings.integer("latency"));
        build.targetMemoryKib = kib(settings, "memory");
        build.maxMemoryKib = kib(settings, "maxmem");
        vcpus(settings, findings, build, host);
        if (build.maxMemoryKib == null) {
            build.maxMemoryKib = build.targetMemoryKib;
        }
        affinity(settings, findings, build, host);
    }

    /** A size given in MiB. */
    static @Nullable Long kib(Settings settings, String key) {
        Long mib = settings.number(key);
        return mib == null ? null : mib * 1024;
    }

    private static void vcpus(Settings settings, Findings findings, BuildInfoBuilder build, HostCpus host) {
        Long vcpus = settings.number("vcpus");
        if (vcpus != null && vcpus.intValue() < 0) {
            findings.error(settings.position("vcpus"), "Unable to allocate cpumap", "vcpus cannot be negative", 1);
            vcpus = null;
        }
        Integer most = settings.integer("maxvcpus");
        for (String key : List.of("vcpus", "maxvcpus")) {
            Long given = settings.numberQuietly(key);
            if (given != null && (given > MAX_VCPUS || given.intValue() > MAX_VCPUS)) {
                findings.error(
                        settings.position(key), "xl: " + key + " is " + given + ", but Xen takes at most " + MAX_VCPUS);
                return;
            }
        }
        if (vcpus != null) {
            BitSet online = new BitSet();
            online.set(0, Math.max(0, vcpus.intValue()));
            build.availableVcpus = online;
        }
        build.arm = new ArmInfo(null, WordKeys.read(settings, findings, "vuart"), null);
        build.maxVcpus = most == null ? 0 : most;
        VnumaKeys.read(settings, findings, build, host);
        if (build.maxVcpus == 0 && vcpus != null) {
            build.maxVcpus = vcpus.intValue();
        }
        if (vcpus != null && build.maxVcpus < vcpus || build.maxVcpus < 0) {
            findings.error(settings.position("maxvcpus"), "xl: maxvcpus < vcpus");
        }
    }

    private static void affinity(Settings settings, Findings findings, BuildInfoBuilder build, HostCpus host) {
        build.hardAffinity = maps(settings, findings, "cpus", build.maxVcpus, host);
        build.softAffinity = maps(settings, findings, "cpus_soft", build.maxVcpus, host);
        if (settings.isList("cpus") || settings.has("cpus_soft")) {
            build.numaPlacement = false;
        }
    }

    private static List<BitSet> maps(Settings settings, Findings findings, String key, int vcpus, HostCpus host) {
        List<BitSet> maps = new ArrayList<>();
        String one = settings.stringQuietly(key);
        if (one != null) {
            return Collections.nCopies(Math.max(0, vcpus), map(one, settings.position(key), findings, host));
        }
        List<Settings.Item> items = settings.listQuietly(key);
        int count = Math.min(settings.listSize(key), vcpus);
        for (int i = 0; i < count; i++) {
            boolean given = i < items.size();
            maps.add(given ? map(items.get(i).text(), items.get(i).position(), findings, host) : new BitSet());
        }
        return maps;
    }

    private static BitSet map(String range, @Nullable Position position, Findings findings, HostCpus host) {
        try {
            return CpuRange.parse(range, host);
        } catch (BadRangeException e) {
            findings.error(position, String.valueOf(e.getMessage()));
            return new BitSet();
        }
    }

    /** Narrows the hard affinity to xl.conf's masks; an error where nothing is left for a vcpu. */
    public static void mask(
            Settings settings,
            Findings findings,
            BuildInfoBuilder build,
            GuestType type,
            CpuMasks masks,
            HostCpus host) {
        BitSet mask = all(host);
        for (String part : Arrays.asList(masks.vm(), type == GuestType.PV ? masks.pv() : masks.hvm())) {
            if (part != null) {
                mask.and(map(part, null, findings, host));
            }
        }
        boolean narrow = !mask.equals(all(host));
        if (build.hardAffinity.isEmpty() && narrow) {
            build.hardAffinity = Collections.nCopies(build.maxVcpus, all(host));
        }
        List<BitSet> masked = new ArrayList<>();
        for (BitSet map : build.hardAffinity) {
            BitSet left = (BitSet) map.clone();
            left.and(mask);
            masked.add(left);
        }
        build.hardAffinity = masked;
        if (masked.stream().anyMatch(BitSet::isEmpty)) {
            findings.error(settings.position("cpus"), "vcpu hard affinity map is empty");
        }
    }

    private static BitSet all(HostCpus host) {
        BitSet all = new BitSet();
        all.set(0, host.mapBits());
        return all;
    }
}
