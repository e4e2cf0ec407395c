package dev.xld.daemon.sim;

import dev.xld.xen.CreateDomain;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmParameter;
import dev.xld.xen.ShutdownReason;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a simulated Xen keeps of one domain. Guarded by its hypervisor's lock. */
final class SimulatedDomain {
    final int domid;
    final GuestType type;
    final int ssidref;
    final long startNanos = System.nanoTime();
    UUID uuid;
    int pauses = 1;
    int vcpus;
    int pool;
    int nextPort = 1;
    long pages;
    long maxPages;
    int weight = 256;
    int cap;

    @Nullable
    ShutdownReason stopped;

    final Map<HvmParameter, Long> parameters = new EnumMap<>(HvmParameter.class);
    final BitSet hardAffinity = new BitSet();
    final BitSet softAffinity = new BitSet();

    SimulatedDomain(int domid, CreateDomain request, int cpus) {
        this.domid = domid;
        this.type = request.type();
        this.uuid = request.uuid();
        this.ssidref = request.ssidref();
        this.pool = request.cpupool();
        hardAffinity.set(0, cpus);
        softAffinity.set(0, cpus);
    }

    DomainInfo info() {
        boolean paused = pauses > 0;
        boolean idle = !paused && stopped == null && domid != 0;
        return new DomainInfo(
                domid,
                uuid,
                false,
                type != GuestType.PV,
                stopped != null,
                paused,
                idle,
                domid == 0,
                false,
                false,
                stopped == null ? 0 : stopped.ordinal(),
                pages,
                maxPages,
                0,
                0,
                0,
                domid == 0 ? System.nanoTime() - startNanos : 0,
                vcpus,
                vcpus - 1,
                ssidref,
                pool);
    }
}
