package dev.xld.xen.libxc;

import dev.xld.xen.BuiltGuest;
import dev.xld.xen.CpuPolicy;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.E820Entry;
import dev.xld.xen.Errno;
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
import dev.xld.xen.UnsupportedHostException;
import dev.xld.xen.VcpuInfo;
import dev.xld.xen.XenException;
import dev.xld.xen.XenInfo;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.jna.LibXenDumpCore;
import dev.xld.xen.layout.E820Layout;
import dev.xld.xen.release.RunningXen;
import dev.xld.xen.release.XenLibraries;
import dev.xld.xen.release.XenRelease;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The running Xen, through libxenctrl and libxenguest. Every call borrows a handle of its own from {@link Handles}, so
 * any number of threads may call at once. One per process: the libraries are bound once.
 */
public final class LibXc implements Hypervisor {
    private static final int CONTEXT_ROOM = 4096;

    private final XenRelease release;
    private final Handles handles;
    private final int cpumapSize;
    private final int nodemapSize;
    private final XenInfo info;
    private final DomainList domainList;
    private final DomainCreation creation;
    private final HardwareAccess hardware;

    /**
     * Opens the hypervisor this machine runs under.
     *
     * @throws UnsupportedHostException without Xen, its libraries or the rights of dom0's root; the sentence says which
     */
    public static LibXc open() {
        XenRelease release = RunningXen.release();
        XenLibraries.load(release);
        try {
            return new LibXc(release);
        } catch (XenException e) {
            throw new UnsupportedHostException(
                    "Xen " + release.version() + " does not serve " + release.libxenctrl()
                            + " here; run as root in dom0, with the Xen utilities of the same release ("
                            + e.getMessage()
                            + ")",
                    e);
        }
    }

    private LibXc(XenRelease release) {
        this.release = release;
        handles = new Handles(0);
        // The library keeps the answers of these four in statics, without a lock: they are first asked here, by one
        // thread.
        handles.lend(handle -> handle.check("xc_get_max_cpus", LibXenCtrl.xc_get_max_cpus(handle.xch())));
        handles.lend(handle -> handle.check("xc_get_max_nodes", LibXenCtrl.xc_get_max_nodes(handle.xch())));
        cpumapSize =
                handles.lend(handle -> handle.check("xc_get_cpumap_size", LibXenCtrl.xc_get_cpumap_size(handle.xch())));
        nodemapSize = handles.lend(
                handle -> handle.check("xc_get_nodemap_size", LibXenCtrl.xc_get_nodemap_size(handle.xch())));
        info = handles.lend(HostFacts::info);
        domainList = new DomainList(release.domainInfo());
        creation = new DomainCreation(release, physInfo().capabilities());
        hardware = new LibHardware(release, handles);
    }

    public XenRelease release() {
        return release;
    }

    @Override
    public XenInfo info() {
        return info;
    }

    @Override
    public PhysInfo physInfo() {
        return handles.lend(handle -> HostFacts.physInfo(handle, release.physInfo()));
    }

    @Override
    public BitSet freeCpus() {
        return handles.lend(handle -> HostFacts.freeCpus(handle, cpumapSize));
    }

    @Override
    public HostTopology topology() {
        return handles.lend(TopologyFacts::topology);
    }

    @Override
    public List<OptionalInt> pciNodes(List<PciAddress> devices) {
        return handles.lend(handle -> TopologyFacts.pciNodes(handle, devices));
    }

    @Override
    public Scheduler scheduler() {
        return handles.lend(HostFacts::scheduler);
    }

    @Override
    public String consoleRing(boolean clear) {
        return handles.lend(handle -> HostFacts.consoleRing(handle, clear));
    }

    @Override
    public List<DomainInfo> domains() {
        return handles.lend(domainList::all);
    }

    @Override
    public Optional<DomainInfo> domain(int domid) {
        return Domid.possible(domid) ? handles.lend(handle -> domainList.find(handle, domid)) : Optional.empty();
    }

    @Override
    public List<VcpuInfo> vcpus(int domid) {
        return handles.lend(handle -> Vcpus.of(handle, domainList.existing(handle, domid), cpumapSize));
    }

    @Override
    public void setVcpuAffinity(int domid, int vcpu, @Nullable BitSet hard, @Nullable BitSet soft) {
        int id = Domid.checked("xc_vcpu_setaffinity", domid);
        handles.lend(handle -> {
            Vcpus.setAffinity(handle, id, vcpu, hard, soft, cpumapSize);
            return 0;
        });
    }

    @Override
    public int createDomain(CreateDomain request) {
        return handles.lend(handle -> creation.create(handle, request));
    }

    @Override
    public BuiltGuest buildPv(PvImage image) {
        Domid.checked("xc_dom_boot_xen_init", image.domid());
        return handles.lend(handle -> new PvBuilder(handle, release.domImage(), image).build());
    }

    @Override
    public BuiltGuest buildHvm(HvmImage image) {
        Domid.checked("xc_dom_boot_xen_init", image.domid());
        return handles.lend(handle -> new HvmBuilder(handle, release, image).build());
    }

    @Override
    public void setMaxVcpus(int domid, int vcpus) {
        call("xc_domain_max_vcpus", domid, xch -> LibXenCtrl.xc_domain_max_vcpus(xch, domid, vcpus));
    }

    @Override
    public void setMaxMemory(int domid, long kib) {
        call("xc_domain_setmaxmem", domid, xch -> LibXenCtrl.xc_domain_setmaxmem(xch, domid, kib));
    }

    @Override
    public void setMemoryMapLimit(int domid, long kib) {
        call("xc_domain_set_memmap_limit", domid, xch -> LibXenCtrl.xc_domain_set_memmap_limit(xch, domid, kib));
    }

    @Override
    public List<E820Entry> machineMemoryMap() {
        return handles.lend(HostFacts::machineMemoryMap);
    }

    @Override
    public void setMemoryMap(int domid, List<E820Entry> map) {
        ByteBuffer entries =
                ByteBuffer.allocate(map.size() * E820Layout.ALL.sizeof()).order(ByteOrder.nativeOrder());
        E820Layout.ALL.write(entries, map);
        call(
                "xc_domain_set_memory_map",
                domid,
                xch -> LibXenCtrl.xc_domain_set_memory_map(xch, domid, entries, map.size()));
    }

    @Override
    public void setTscInfo(int domid, TscMode mode) {
        call(
                "xc_domain_set_tsc_info",
                domid,
                xch -> LibXenCtrl.xc_domain_set_tsc_info(xch, domid, mode.ordinal(), 0, 0, 0));
    }

    @Override
    public void setTimeOffset(int domid, int seconds) {
        call("xc_domain_set_time_offset", domid, xch -> LibXenCtrl.xc_domain_set_time_offset(xch, domid, seconds));
    }

    @Override
    public void applyCpuidPolicy(int domid, CpuPolicy policy) {
        int id = Domid.checked("xc_cpuid_apply_policy", domid);
        handles.lend(handle -> {
            CpuPolicies.apply(handle, release, id, policy);
            return 0;
        });
    }

    @Override
    public void setPagingMemory(int domid, long kib) {
        int id = Domid.checked("xc_set_paging_mempool_size", domid);
        handles.lend(handle -> {
            PagingMemory.set(handle, release, id, kib);
            return 0;
        });
    }

    @Override
    public Optional<SchedulerParameters> schedulerParameters(int domid) {
        return handles.lend(handle -> CreditParameters.read(handle, domainList.existing(handle, domid)));
    }

    @Override
    public void setSchedulerParameters(int domid, SchedulerParameters parameters) {
        int id = Domid.checked("xc_sched_credit_domain_set", domid);
        handles.lend(handle -> {
            CreditParameters.write(handle, id, parameters);
            return 0;
        });
    }

    @Override
    public int allocateUnboundPort(int domid, int remote) {
        return call("xc_evtchn_alloc_unbound", domid, xch -> LibXenCtrl.xc_evtchn_alloc_unbound(xch, domid, remote));
    }

    @Override
    public void pause(int domid) {
        call("xc_domain_pause", domid, xch -> LibXenCtrl.xc_domain_pause(xch, domid));
    }

    @Override
    public void unpause(int domid) {
        call("xc_domain_unpause", domid, xch -> LibXenCtrl.xc_domain_unpause(xch, domid));
    }

    @Override
    public void destroy(int domid) {
        call("xc_domain_destroy", domid, xch -> LibXenCtrl.xc_domain_destroy(xch, domid));
    }

    @Override
    public void shutdown(int domid, ShutdownReason reason) {
        call("xc_domain_shutdown", domid, xch -> LibXenCtrl.xc_domain_shutdown(xch, domid, reason.ordinal()));
    }

    @Override
    public void setHandle(int domid, UUID uuid) {
        byte[] handle = new byte[16];
        ByteBuffer.wrap(handle).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        call("xc_domain_sethandle", domid, xch -> LibXenCtrl.xc_domain_sethandle(xch, domid, handle));
    }

    @Override
    public void moveToPool(int domid, int pool) {
        call("xc_cpupool_movedomain", domid, xch -> LibXenCtrl.xc_cpupool_movedomain(xch, pool, domid));
    }

    @Override
    public void dumpCore(int domid, Path file) {
        String function = "xc_domain_dumpcore";
        int id = Domid.checked(function, domid);
        handles.lend(handle -> handle.checkNegated(
                function,
                "domain " + id + " to " + file,
                LibXenDumpCore.xc_domain_dumpcore(handle.xch(), id, file.toString())));
    }

    @Override
    public long hvmParameter(int domid, HvmParameter parameter) {
        long[] value = new long[1];
        call("xc_hvm_param_get", domid, xch -> LibXenCtrl.xc_hvm_param_get(xch, domid, parameter.number(), value));
        return value[0];
    }

    @Override
    public void setHvmParameter(int domid, HvmParameter parameter, long value) {
        call("xc_hvm_param_set", domid, xch -> LibXenCtrl.xc_hvm_param_set(xch, domid, parameter.number(), value));
    }

    @Override
    public void sendTrigger(int domid, int trigger, int vcpu) {
        call("xc_domain_send_trigger", domid, xch -> LibXenCtrl.xc_domain_send_trigger(xch, domid, trigger, vcpu));
    }

    @Override
    public Optional<String> securityLabel(int ssidref) {
        String function = "xc_flask_sid_to_context";
        return handles.lend(handle -> {
            byte[] context = new byte[CONTEXT_ROOM];
            int result = LibXenCtrl.xc_flask_sid_to_context(handle.xch(), ssidref, context, context.length);
            if (result < 0 && LibC.errno() == Errno.ENOSYS.number()) {
                return Optional.<String>empty();
            }
            handle.check(function, result);
            return Optional.of(new String(context, StandardCharsets.UTF_8).replaceFirst("\0.*", ""));
        });
    }

    @Override
    public BitSet nodeAffinity(int domid) {
        byte[] map = new byte[nodemapSize];
        call("xc_domain_node_getaffinity", domid, xch -> LibXenCtrl.xc_domain_node_getaffinity(xch, domid, map));
        return Maps.bits(map);
    }

    @Override
    public HardwareAccess hardware() {
        return hardware;
    }

    /** A call on one domain that answers something negative, and errno, when it fails. */
    @FunctionalInterface
    private interface DomainCall {
        int on(long xch);
    }

    private int call(String function, int domid, DomainCall call) {
        Domid.checked(function, domid);
        return handles.lend(handle -> handle.check(function, "domain " + domid, call.on(handle.xch())));
    }

    @Override
    public void close() {
        handles.close();
    }
}
