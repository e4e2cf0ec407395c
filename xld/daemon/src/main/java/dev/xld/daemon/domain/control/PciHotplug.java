package dev.xld.daemon.domain.control;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.PciSpec;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.pci.PciPassthrough;
import dev.xld.daemon.plan.Failures;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.DomainInfo;
import java.util.List;

/**
 * Gives running domains PCI devices and takes them back, and keeps their stored configs the same, so that a restarted domain
 * has the devices it had. Any thread may call.
 */
public final class PciHotplug {
    private final Services services;
    private final PciPassthrough passthrough;
    private final StoredPciDevices stored;

    public PciHotplug(Services services, PciPassthrough passthrough) {
        this.services = services;
        this.passthrough = passthrough;
        this.stored = new StoredPciDevices(services.userData());
    }

    public void attach(int domid, PciSpec spec, Task task) {
        try (Lanes.Held lane = services.lanes().acquire(domid, task)) {
            DomainInfo info = alive(domid);
            List<PciPassthrough.Attached> attached = passthrough.attach(domid, List.of(spec), false, task);
            stored.add(
                    domid,
                    info.uuid(),
                    attached.size() == 1 ? spec.at(attached.get(0).vdevfn()) : spec);
        } catch (RuntimeException e) {
            throw Failures.describe(e, "attaching a PCI device to domain " + domid);
        }
    }

    /** Fails where the guest keeps the device, unless forced. */
    public void detach(int domid, PciSpec spec, boolean force, Task task) {
        try (Lanes.Held lane = services.lanes().acquire(domid, task)) {
            DomainInfo info = alive(domid);
            passthrough.detach(domid, spec, force, task);
            stored.remove(domid, info.uuid(), spec);
        } catch (RuntimeException e) {
            throw Failures.describe(e, "detaching a PCI device from domain " + domid);
        }
    }

    private DomainInfo alive(int domid) {
        return services.hypervisor()
                .domain(domid)
                .filter(info -> !info.dying())
                .orElseThrow(() ->
                        new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with domid " + domid + "."));
    }
}
