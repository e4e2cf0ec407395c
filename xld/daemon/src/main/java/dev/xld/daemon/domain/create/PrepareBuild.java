package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.GuestType;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.TscMode;
import dev.xld.xenstore.XenStore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the domain its vcpus, memory limit, event channels, clock and CPUID policy. Undone with the domain. */
final class PrepareBuild implements Step {
    /** What libxl lets a domain have above its target. */
    private static final long SLACK_KIB = 1024;

    private static final List<String> TOOL_DOMAINS = List.of("/tool/xenstored/domid", "/tool/xenconsoled/domid");

    private final Hypervisor hypervisor;
    private final XenStore store;
    private final Creation creation;

    PrepareBuild(Hypervisor hypervisor, XenStore store, Creation creation) {
        this.hypervisor = hypervisor;
        this.store = store;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "setting up vcpus and event channels";
    }

    @Override
    public void run(Task task) {
        int domid = creation.domid();
        BuildInfo build = creation.build();
        hypervisor.setMaxVcpus(domid, creation.maxVcpus());
        for (int vcpu = 0; vcpu < creation.maxVcpus(); vcpu++) {
            BitSet hard = at(build.hardAffinity(), vcpu);
            BitSet soft = at(build.softAffinity(), vcpu);
            if (hard != null || soft != null) {
                hypervisor.setVcpuAffinity(domid, vcpu, hard, soft);
            }
        }
        hypervisor.setMaxMemory(domid, creation.targetKib() + SLACK_KIB);
        List<Integer> tools = store.readAll(TOOL_DOMAINS).stream()
                .map(value -> value.map(Integer::parseInt).orElse(0))
                .toList();
        creation.storeDomid = tools.get(0);
        creation.consoleDomid = tools.get(1);
        creation.storePort = hypervisor.allocateUnboundPort(domid, creation.storeDomid);
        creation.consolePort = hypervisor.allocateUnboundPort(domid, creation.consoleDomid);
        if (creation.shape.type() == GuestType.PV) {
            hypervisor.setMemoryMapLimit(domid, creation.maxKib());
        } else {
            new HvmSettings(hypervisor, creation).apply();
        }
        TscMode tsc = tscMode(build.tscMode());
        hypervisor.setTscInfo(domid, tsc);
        int offset = timeOffset(build);
        if (offset != 0) {
            hypervisor.setTimeOffset(domid, offset);
        }
        hypervisor.applyCpuidPolicy(domid, CpuSettings.policy(build, tsc));
    }

    private static @Nullable BitSet at(List<BitSet> maps, int vcpu) {
        return vcpu < maps.size() ? maps.get(vcpu) : null;
    }

    static TscMode tscMode(@Nullable String word) {
        if (word == null) {
            return TscMode.DEFAULT;
        }
        return switch (word) {
            case "always_emulate" -> TscMode.ALWAYS_EMULATE;
            case "native" -> TscMode.NATIVE;
            default -> TscMode.DEFAULT;
        };
    }

    private static int timeOffset(BuildInfo build) {
        int offset = build.rtcTimeOffset() != null ? build.rtcTimeOffset() : 0;
        if (Boolean.TRUE.equals(build.localtime())) {
            offset += ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds();
        }
        return offset;
    }
}
