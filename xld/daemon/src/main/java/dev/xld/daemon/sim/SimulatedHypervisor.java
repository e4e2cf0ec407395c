package dev.xld.daemon.sim;

import dev.xld.xen.BuiltGuest;
import dev.xld.xen.CpuPolicy;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.E820Entry;
import dev.xld.xen.Errno;
import dev.xld.xen.GuestType;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.HostTopology;
import dev.xld.xen.HvmImage;
import dev.xld.xen.HvmParameter;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PciAddress;
import dev.xld.xen.PhysInfo;
import dev.xld.xen.PvImage;
import dev.xld.xen.Scheduler;
import dev.xld.xen.SchedulerParameters;
import dev.xld.xen.ShutdownReason;
import dev.xld.xen.TscMode;
import dev.xld.xen.VcpuInfo;
import dev.xld.xen.XenException;
import dev.xld.xen.XenInfo;
import dev.xld.xenstore.InMemoryXenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Hypervisor} of domains that only exist as records: ids, pauses, memory and shutdown behave as on Xen, no guest ever
 * runs. {@link #stop} is a guest's own end. Safe for any number of threads.
 */
public final class SimulatedHypervisor implements Hypervisor {
    private static final int CPUS = SimulatedMachine.CPUS;
    private static final int KIB_PER_PAGE = 4;
    private static final long DOM0_PAGES = 1L << 18;
    private static final int LAST_DOMID = 0x7fef;

    private final TreeMap<Integer, SimulatedDomain> domains = new TreeMap<>();
    private final Runnable released;
    private int lastDomid;

    /** {@code released} runs after a domain stopped or went, as xenstored raises {@code @releaseDomain}. */
    public SimulatedHypervisor(Runnable released) {
        this.released = released;
        SimulatedDomain dom0 = new SimulatedDomain(0, CreateDomain.pv(new UUID(0, 0), CPUS), CPUS);
        dom0.pauses = 0;
        dom0.vcpus = CPUS;
        dom0.pages = DOM0_PAGES;
        dom0.maxPages = DOM0_PAGES;
        domains.put(0, dom0);
    }

    /** One whose dom0 stands in {@code store}, with a {@link SimulatedDom0} that answers there. */
    public static SimulatedHypervisor startedWith(InMemoryXenStore store) {
        SimulatedHypervisor hypervisor = new SimulatedHypervisor(() -> store.fireSpecial("@releaseDomain"));
        new SimulatedDom0(store, hypervisor).start();
        return hypervisor;
    }

    /** The guest stops of its own accord. */
    public void stop(int domid, ShutdownReason reason) {
        synchronized (this) {
            find("SCHEDOP_shutdown", domid).stopped = reason;
        }
        released.run();
    }

    private SimulatedDomain find(String function, int domid) {
        SimulatedDomain domain = domains.get(domid);
        if (domain == null) {
            throw new XenException(function, Errno.ESRCH, "domain " + domid);
        }
        return domain;
    }

    @Override
    public XenInfo info() {
        return SimulatedMachine.xen();
    }

    @Override
    public synchronized PhysInfo physInfo() {
        return SimulatedMachine.physInfo(
                domains.values().stream().mapToLong(domain -> domain.pages).sum());
    }

    @Override
    public BitSet freeCpus() {
        return new BitSet();
    }

    @Override
    public HostTopology topology() {
        return SimulatedMachine.topology(physInfo());
    }

    @Override
    public List<OptionalInt> pciNodes(List<PciAddress> devices) {
        return devices.stream().map(device -> OptionalInt.empty()).toList();
    }

    @Override
    public Scheduler scheduler() {
        return Scheduler.CREDIT2;
    }

    @Override
    public synchronized List<DomainInfo> domains() {
        return domains.values().stream().map(SimulatedDomain::info).toList();
    }

    @Override
    public synchronized Optional<DomainInfo> domain(int domid) {
        return Optional.ofNullable(domains.get(domid)).map(SimulatedDomain::info);
    }

    @Override
    public synchronized List<VcpuInfo> vcpus(int domid) {
        SimulatedDomain domain = find("xc_vcpu_getinfo", domid);
        List<VcpuInfo> vcpus = new ArrayList<>();
        for (int i = 0; i < domain.vcpus; i++) {
            vcpus.add(new VcpuInfo(i, true, true, false, 0, 0, (BitSet) domain.hardAffinity.clone(), (BitSet)
                    domain.softAffinity.clone()));
        }
        return vcpus;
    }

    @Override
    public synchronized int createDomain(CreateDomain request) {
        Integer wanted = request.domid();
        int domid = wanted == null ? nextFree() : wanted;
        if (domains.containsKey(domid)) {
            throw new XenException("xc_domain_create", Errno.EEXIST, "domain " + domid);
        }
        domains.put(domid, new SimulatedDomain(domid, request, CPUS));
        return domid;
    }

    private int nextFree() {
        do {
            lastDomid = lastDomid == LAST_DOMID ? 1 : lastDomid + 1;
        } while (domains.containsKey(lastDomid));
        return lastDomid;
    }

    @Override
    public synchronized void setMaxVcpus(int domid, int vcpus) {
        find("xc_domain_max_vcpus", domid).vcpus = vcpus;
    }

    @Override
    public synchronized void setMaxMemory(int domid, long kib) {
        find("xc_domain_setmaxmem", domid).maxPages = kib / KIB_PER_PAGE;
    }

    @Override
    public synchronized void setMemoryMapLimit(int domid, long kib) {
        find("xc_domain_set_memmap_limit", domid);
    }

    @Override
    public List<E820Entry> machineMemoryMap() {
        return SimulatedMachine.memoryMap();
    }

    @Override
    public synchronized void setMemoryMap(int domid, List<E820Entry> map) {
        find("xc_domain_set_memory_map", domid);
    }

    @Override
    public synchronized void setTscInfo(int domid, TscMode mode) {
        find("xc_domain_set_tsc_info", domid);
    }

    @Override
    public synchronized void setTimeOffset(int domid, int seconds) {
        find("xc_domain_set_time_offset", domid);
    }

    @Override
    public synchronized void applyCpuidPolicy(int domid, CpuPolicy policy) {
        find("xc_cpuid_apply_policy", domid);
    }

    @Override
    public synchronized void setPagingMemory(int domid, long kib) {
        container("xc_set_paging_mempool_size", domid);
    }

    @Override
    public synchronized void setVcpuAffinity(int domid, int vcpu, @Nullable BitSet hard, @Nullable BitSet soft) {
        SimulatedDomain domain = find("xc_vcpu_setaffinity", domid);
        replace(domain.hardAffinity, hard);
        replace(domain.softAffinity, soft);
    }

    private static void replace(BitSet map, @Nullable BitSet with) {
        if (with != null) {
            map.clear();
            map.or(with);
        }
    }

    @Override
    public synchronized Optional<SchedulerParameters> schedulerParameters(int domid) {
        SimulatedDomain domain = find("xc_sched_credit2_domain_get", domid);
        return Optional.of(new SchedulerParameters(Scheduler.CREDIT2, domain.weight, domain.cap));
    }

    @Override
    public synchronized void setSchedulerParameters(int domid, SchedulerParameters parameters) {
        SimulatedDomain domain = find("xc_sched_credit2_domain_set", domid);
        domain.weight = parameters.weight();
        domain.cap = parameters.cap();
    }

    @Override
    public synchronized int allocateUnboundPort(int domid, int remote) {
        return find("xc_evtchn_alloc_unbound", domid).nextPort++;
    }

    @Override
    public synchronized BuiltGuest buildPv(PvImage image) {
        return build(image.domid(), image.kernel(), image.memoryKib());
    }

    @Override
    public synchronized BuiltGuest buildHvm(HvmImage image) {
        container("xc_dom_boot_mem_init", image.domid());
        return build(image.domid(), image.kernel(), image.memory().targetKib());
    }

    private BuiltGuest build(int domid, Path kernel, long kib) {
        SimulatedDomain domain = find("xc_dom_boot_mem_init", domid);
        if (!Files.isReadable(kernel)) {
            throw new XenException("xc_dom_kernel_file", Errno.ENOENT, kernel.toString());
        }
        long pages = kib / KIB_PER_PAGE;
        if (pages > physInfo().freePages()) {
            throw new XenException("xc_dom_boot_mem_init", Errno.ENOMEM, "domain " + domid);
        }
        domain.pages = pages;
        return new BuiltGuest(domid * 100L, domid * 100L + 1);
    }

    /** A domain that is no PV guest. */
    private SimulatedDomain container(String function, int domid) {
        SimulatedDomain domain = find(function, domid);
        if (domain.type == GuestType.PV) {
            throw new XenException(function, Errno.EINVAL, "domain " + domid);
        }
        return domain;
    }

    @Override
    public synchronized void pause(int domid) {
        find("xc_domain_pause", domid).pauses++;
    }

    @Override
    public synchronized void unpause(int domid) {
        SimulatedDomain domain = find("xc_domain_unpause", domid);
        if (domain.pauses == 0) {
            throw new XenException("xc_domain_unpause", Errno.EINVAL, "domain " + domid);
        }
        domain.pauses--;
    }

    @Override
    public void destroy(int domid) {
        synchronized (this) {
            find("xc_domain_destroy", domid);
            domains.remove(domid);
        }
        released.run();
    }

    @Override
    public void shutdown(int domid, ShutdownReason reason) {
        stop(domid, reason);
    }

    @Override
    public synchronized void setHandle(int domid, UUID uuid) {
        find("xc_domain_sethandle", domid).uuid = uuid;
    }

    @Override
    public synchronized void moveToPool(int domid, int pool) {
        find("xc_cpupool_movedomain", domid).pool = pool;
    }

    @Override
    public synchronized void dumpCore(int domid, Path file) {
        find("xc_domain_dumpcore", domid);
        try {
            Files.writeString(file, "core of domain " + domid + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized long hvmParameter(int domid, HvmParameter parameter) {
        return container("xc_hvm_param_get", domid).parameters.getOrDefault(parameter, 0L);
    }

    @Override
    public synchronized void setHvmParameter(int domid, HvmParameter parameter, long value) {
        container("xc_hvm_param_set", domid).parameters.put(parameter, value);
    }

    @Override
    public synchronized void sendTrigger(int domid, int trigger, int vcpu) {
        if (find("xc_domain_send_trigger", domid).type == GuestType.PV) {
            throw new XenException("xc_domain_send_trigger", Errno.ENOSYS, "domain " + domid);
        }
    }

    @Override
    public String consoleRing(boolean clear) {
        return "(XEN) simulated\n";
    }

    @Override
    public Optional<String> securityLabel(int ssidref) {
        return Optional.empty();
    }

    @Override
    public synchronized BitSet nodeAffinity(int domid) {
        find("xc_domain_node_getaffinity", domid);
        BitSet nodes = new BitSet();
        nodes.set(0);
        return nodes;
    }

    @Override
    public HardwareAccess hardware() {
        return new SimulatedHardware();
    }

    @Override
    public void close() {}
}
