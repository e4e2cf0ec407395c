package dev.xld.xen;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The hypercalls xld makes, free of C: what the daemon sees of libxenctrl and libxenguest.
 *
 * <p>Memory is KiB unless a name says otherwise. Every failing call throws {@link XenException}, which names the libxc
 * function and the errno. Implementations are safe for use by any number of threads; calls that Xen keeps for long
 * ({@link #destroy}, {@link #buildPv}, {@link #buildHvm}, {@link #dumpCore}) block only their caller.
 */
public interface Hypervisor extends AutoCloseable {
    /** Version strings of the running hypervisor, read once when it was opened. */
    XenInfo info();

    /** {@code xc_physinfo}, with the pages saved and used by sharing ({@code xc_sharing_*}; 0 where Xen has none). */
    PhysInfo physInfo();

    /** Physical cpus in no pool ({@code xc_cpupool_freeinfo}). */
    BitSet freeCpus();

    /** Where cpus and memory are ({@code xc_cputopoinfo}, {@code xc_numainfo}). */
    HostTopology topology();

    /** The NUMA node of each device, empty where Xen does not know ({@code xc_pcitopoinfo}). */
    List<OptionalInt> pciNodes(List<PciAddress> devices);

    /** The default pool's scheduler ({@code xc_sched_id}). */
    Scheduler scheduler();

    /** Every domain, ascending by domid, from {@code xc_domain_getinfolist}, which takes a page of them per call. */
    List<DomainInfo> domains();

    /** One domain; empty when no domain has this id. */
    Optional<DomainInfo> domain(int domid);

    /** The vcpus of a domain with their hard and soft affinity; vcpus Xen does not know are left out. */
    List<VcpuInfo> vcpus(int domid);

    /**
     * Makes an empty, paused domain ({@code xc_domain_create}); answers the id Xen chose, or the one asked for. It has no
     * vcpus before {@link #setMaxVcpus}: that comes next, for an event sent to a domain without one stops Xen 4.17.
     */
    int createDomain(CreateDomain request);

    void setMaxVcpus(int domid, int vcpus);

    void setMaxMemory(int domid, long kib);

    /** PV only: one RAM region of {@code kib} in the guest's e820 ({@code xc_domain_set_memmap_limit}). */
    void setMemoryMapLimit(int domid, long kib);

    /** The host's own e820 ({@code xc_get_machine_memory_map}). */
    List<E820Entry> machineMemoryMap();

    /** PV only, see {@link #buildHvm}: the guest's e820 ({@code xc_domain_set_memory_map}). */
    void setMemoryMap(int domid, List<E820Entry> map);

    void setTscInfo(int domid, TscMode mode);

    /** Seconds between the guest's wall clock and UTC ({@code xc_domain_set_time_offset}). */
    void setTimeOffset(int domid, int seconds);

    /** What a new guest sees of the processor ({@code xc_cpuid_apply_policy}). */
    void applyCpuidPolicy(int domid, CpuPolicy policy);

    /** PVH and HVM: the memory Xen may keep page tables of its own in ({@code xc_set_paging_mempool_size}). */
    void setPagingMemory(int domid, long kib);

    /** Sets hard and/or soft affinity of one vcpu; a null map is left as it is. */
    void setVcpuAffinity(int domid, int vcpu, @Nullable BitSet hard, @Nullable BitSet soft);

    /** What the domain's scheduler holds for it; empty for schedulers without weight and cap. */
    Optional<SchedulerParameters> schedulerParameters(int domid);

    void setSchedulerParameters(int domid, SchedulerParameters parameters);

    /** An unbound event channel port of {@code domid} for {@code remote} ({@code xc_evtchn_alloc_unbound}). */
    int allocateUnboundPort(int domid, int remote);

    /** Builds a PV guest's memory, page tables and start info; the guest stays paused. */
    BuiltGuest buildPv(PvImage image);

    /** Builds a PVH or HVM guest's memory, tables and start info; the guest stays paused. */
    BuiltGuest buildHvm(HvmImage image);

    void pause(int domid);

    void unpause(int domid);

    /** Frees everything; blocks until Xen has done so, seconds for big guests. */
    void destroy(int domid);

    void shutdown(int domid, ShutdownReason reason);

    void setHandle(int domid, java.util.UUID uuid);

    /** Moves a domain to another cpupool. */
    void moveToPool(int domid, int pool);

    /** Writes a core file ({@code xc_domain_dumpcore}); the caller pauses the domain if it wants a consistent one. */
    void dumpCore(int domid, Path file);

    long hvmParameter(int domid, HvmParameter parameter);

    void setHvmParameter(int domid, HvmParameter parameter, long value);

    /** {@code trigger}: NMI 0, RESET 1, INIT 2, POWER 3, SLEEP 4. */
    void sendTrigger(int domid, int trigger, int vcpu);

    /** The hypervisor's message ring as text; {@code clear} empties it. */
    String consoleRing(boolean clear);

    /** The security label of an ssidref; empty where XSM is off. */
    Optional<String> securityLabel(int ssidref);

    /** The NUMA nodes a domain's memory may come from ({@code xc_domain_node_getaffinity}). */
    BitSet nodeAffinity(int domid);

    /** What lets domains touch the host's hardware. */
    HardwareAccess hardware();

    @Override
    void close();
}
