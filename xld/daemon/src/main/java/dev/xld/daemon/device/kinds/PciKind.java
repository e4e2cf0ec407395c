package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DomainConfig;
import dev.xld.config.PciSpec;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DeviceNodes;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.pci.PciPassthrough;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PciAddress;
import dev.xld.xen.PhysInfo.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * PCI devices of the host, served by pciback. All those of a domain stand in one backend, which libxl keeps no copy of. Holds
 * no state of a device; safe for any number of threads.
 */
public final class PciKind implements DeviceKind<PciSpec> {
    private final Hypervisor hypervisor;
    private final PciPassthrough passthrough;

    public PciKind(Hypervisor hypervisor, PciPassthrough passthrough) {
        this.hypervisor = hypervisor;
        this.passthrough = passthrough;
    }

    @Override
    public Class<PciSpec> spec() {
        return PciSpec.class;
    }

    @Override
    public String word() {
        return "pci";
    }

    /** All devices of a domain share one place. */
    @Override
    public OptionalInt devid(PciSpec pci) {
        return OptionalInt.empty();
    }

    @Override
    public PciSpec prepare(PciSpec pci, DomainConfig config) {
        refuseImpossible(config);
        List<PciAddress> mine = passthrough.functions(pci);
        for (PciSpec other : config.devices(PciSpec.class)) {
            List<PciAddress> shared = new ArrayList<>(other == pci ? List.of() : passthrough.functions(other));
            shared.retainAll(mine);
            if (!shared.isEmpty()) {
                throw new ApiException(
                        ErrorKind.BAD_CONFIG,
                        "PCI device " + shared.get(0) + " is in the config of domain \"" + config.name() + "\" twice");
            }
        }
        passthrough.check(pci);
        return pci;
    }

    private void refuseImpossible(DomainConfig config) {
        if (config.createInfo().type() == GuestType.PVH) {
            throw refused(config, "Xen gives none to PVH guests; leave out pci, or say type=\"pv\"");
        }
        if ("disabled".equals(config.createInfo().passthrough())) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    "The config of domain \"" + config.name()
                            + "\" has PCI devices and passthrough=\"disabled\"; leave one out");
        }
        Set<Capability> host = hypervisor.physInfo().capabilities();
        if (!host.contains(Capability.HVM_DIRECTIO) && !host.contains(Capability.PV_DIRECTIO)) {
            throw refused(
                    config,
                    "Xen uses no IOMMU on this host; turn it on in the firmware (VT-d, AMD-Vi), or leave out pci");
        }
    }

    private static ApiException refused(DomainConfig config, String why) {
        return new ApiException(
                ErrorKind.UNSUPPORTED, "Domain \"" + config.name() + "\" cannot have PCI devices: " + why + ".");
    }

    @Override
    public Plug plug(int domid, PciSpec pci) {
        return plugs(domid, List.of(pci)).get(0);
    }

    @Override
    public List<Plug> plugs(int domid, List<PciSpec> all) {
        return List.of(new Plug(
                PciPassthrough.address(domid),
                DeviceNodes.WRITTEN_BY_CONNECTION,
                task -> passthrough.attach(domid, all, true, task)));
    }

    @Override
    public List<DeviceAddress> unlisted(int domid) {
        return passthrough.has(domid) ? List.of(PciPassthrough.address(domid)) : List.of();
    }

    /** At a domain's end; a running one is asked for single devices by {@link PciPassthrough#detach}. */
    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        passthrough.detachAll(device.domid());
    }
}
