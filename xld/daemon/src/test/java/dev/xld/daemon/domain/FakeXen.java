package dev.xld.daemon.domain;

import dev.xld.xen.BuiltGuest;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.E820Entry;
import dev.xld.xen.Errno;
import dev.xld.xen.GuestType;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.HvmImage;
import dev.xld.xen.HvmParameter;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PhysInfo;
import dev.xld.xen.Scheduler;
import dev.xld.xen.SchedulerParameters;
import dev.xld.xen.XenException;
import dev.xld.xen.XenInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * As much of a hypervisor as domain operations need: domains with their flags, and a store of pages. Calls it has no method
 * for do nothing. It proves what the daemon asks of Xen, never what Xen does.
 */
public final class FakeXen {
    public static final UUID DOM0 = new UUID(0, 0);

    private final TreeMap<Integer, DomainInfo> domains = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<HvmImage> images = new ArrayList<>();
    private final List<CreateDomain> requests = new ArrayList<>();
    private final Map<HvmParameter, Long> parameters = new TreeMap<>();
    private Set<PhysInfo.Capability> capabilities = Set.of();
    private final List<String> refused = new ArrayList<>();
    private int nextDomid = 1;
    private long hostPages = 256 * 1024;

    public FakeXen() {
        domains.put(0, info(0, DOM0, false, false, false, false, 0, 1000));
    }

    /** The hypervisor as the daemon sees it. */
    public Hypervisor hypervisor() {
        return (Hypervisor) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Hypervisor.class}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    return dispatch(method, arguments);
                });
    }

    private synchronized Object dispatch(Method method, Object[] arguments) throws Throwable {
        calls.add(method.getName() + (arguments == null || arguments.length == 0 ? "" : " " + arguments[0]));
        try {
            return getClass()
                    .getMethod(method.getName(), method.getParameterTypes())
                    .invoke(this, arguments);
        } catch (NoSuchMethodException unknown) {
            return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized void setHostMib(long mib) {
        hostPages = mib * 256;
    }

    public synchronized void setDom0Mib(long mib) {
        domains.put(0, info(0, DOM0, false, false, false, false, 0, mib * 256));
    }

    public synchronized void setCapabilities(PhysInfo.Capability... host) {
        capabilities = Set.of(host);
    }

    /** What was created, and what was built in an HVM container. */
    public synchronized List<CreateDomain> requests() {
        return List.copyOf(requests);
    }

    public synchronized List<HvmImage> images() {
        return List.copyOf(images);
    }

    public synchronized void setHvmParameter(int domid, HvmParameter parameter, long value) {
        need(domid, "xc_hvm_param_set");
        parameters.put(parameter, value);
    }

    public synchronized Map<HvmParameter, Long> parameters() {
        return Map.copyOf(parameters);
    }

    public synchronized void setNextDomid(int domid) {
        nextDomid = domid;
    }

    public synchronized XenInfo info() {
        return new XenInfo(4, 17, ".5", "", "", "dom0_mem=512M", 0, 4096, "", "", "", "", "");
    }

    public synchronized PhysInfo physInfo() {
        long used = domains.values().stream().mapToLong(DomainInfo::totalPages).sum();
        return new PhysInfo(1, 1, 1, 0, 1, 1, capabilities, hostPages, hostPages - used, 0, 0, 0, 0, List.of());
    }

    public synchronized List<DomainInfo> domains() {
        return List.copyOf(domains.values());
    }

    public synchronized Optional<DomainInfo> domain(int domid) {
        return Optional.ofNullable(domains.get(domid));
    }

    public synchronized int createDomain(CreateDomain request) {
        int domid = nextDomid++;
        requests.add(request);
        boolean hvm = request.type() != GuestType.PV;
        domains.put(domid, info(domid, request.uuid(), false, false, true, hvm, 0, 0));
        return domid;
    }

    public synchronized int allocateUnboundPort(int domid, int remote) {
        need(domid, "xc_evtchn_alloc_unbound");
        return (int)
                calls.stream().filter(("allocateUnboundPort " + domid)::equals).count();
    }

    public synchronized BuiltGuest buildPv(dev.xld.xen.PvImage image) {
        return build(image.domid(), image.memoryKib());
    }

    public synchronized BuiltGuest buildHvm(HvmImage image) {
        images.add(image);
        return build(image.domid(), image.memory().targetKib());
    }

    private BuiltGuest build(int domid, long kib) {
        DomainInfo old = need(domid, "xc_dom_build_image");
        long pages = kib / 4;
        if (pages > physInfo().freePages()) {
            throw new XenException("xc_dom_boot_mem_init", Errno.ENOMEM, "");
        }
        domains.put(domid, info(old.domid(), old.uuid(), false, false, old.paused(), old.hvm(), 0, pages));
        return new BuiltGuest(1000 + domid, 2000 + domid);
    }

    public synchronized void pause(int domid) {
        DomainInfo old = need(domid, "xc_domain_pause");
        domains.put(
                domid,
                info(
                        domid,
                        old.uuid(),
                        old.dying(),
                        old.shutdown(),
                        true,
                        old.hvm(),
                        old.shutdownCode(),
                        old.totalPages()));
    }

    public synchronized void unpause(int domid) {
        DomainInfo old = need(domid, "xc_domain_unpause");
        domains.put(
                domid,
                info(
                        domid,
                        old.uuid(),
                        old.dying(),
                        old.shutdown(),
                        false,
                        old.hvm(),
                        old.shutdownCode(),
                        old.totalPages()));
    }

    public synchronized void destroy(int domid) {
        need(domid, "xc_domain_destroy");
        domains.remove(domid);
    }

    public List<E820Entry> machineMemoryMap() {
        return List.of(
                new E820Entry(1 << 21, 1 << 30, E820Entry.Type.RAM),
                new E820Entry(3L << 30, 1 << 20, E820Entry.Type.RESERVED));
    }

    /** Calls on hardware that begin so fail from now on. */
    public synchronized void refuse(String call) {
        refused.add(call);
    }

    /** Hardware that can be passed on, but for what is refused. */
    public HardwareAccess hardware() {
        return (HardwareAccess) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HardwareAccess.class}, (self, method, arguments) -> {
                    if (method.getReturnType() == List.class) {
                        return List.of();
                    }
                    String call = Arrays.stream(arguments)
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ", method.getName() + " ", ""));
                    synchronized (this) {
                        if (refused.stream().anyMatch(call::startsWith)) {
                            throw new XenException(method.getName(), Errno.EPERM, "refused");
                        }
                        calls.add(call);
                    }
                    return method.getReturnType() == int.class ? arguments[1] : null;
                });
    }

    public synchronized Optional<SchedulerParameters> schedulerParameters(int domid) {
        return Optional.of(new SchedulerParameters(Scheduler.CREDIT2, 256, 0));
    }

    public synchronized long hvmParameter(int domid, HvmParameter parameter) {
        return 0;
    }

    /** The guest stops by itself. */
    public synchronized void stop(int domid, int code) {
        DomainInfo old = need(domid, "SCHEDOP_shutdown");
        domains.put(domid, info(domid, old.uuid(), false, true, old.paused(), old.hvm(), code, old.totalPages()));
    }

    /** A domain of another toolstack. */
    public synchronized void put(int domid, UUID uuid, boolean dying, boolean hvm) {
        domains.put(domid, info(domid, uuid, dying, false, false, hvm, 0, 100));
    }

    private DomainInfo need(int domid, String function) {
        DomainInfo info = domains.get(domid);
        if (info == null) {
            throw new XenException(function, Errno.ESRCH, "");
        }
        return info;
    }

    private static DomainInfo info(
            int domid, UUID uuid, boolean dying, boolean shutdown, boolean paused, boolean hvm, int code, long pages) {
        return new DomainInfo(
                domid, uuid, dying, hvm, shutdown, paused, false, false, false, false, code, pages, pages, 0, 0, 0, 0,
                1, 0, 0, 0);
    }
}
