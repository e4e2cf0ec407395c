package dev.xld.daemon.wire;

import dev.xld.api.ApiException;
import dev.xld.api.AssignableDevice;
import dev.xld.api.AssignableRequest;
import dev.xld.api.AssignableSelection;
import dev.xld.api.DomainRef;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.PciChange;
import dev.xld.api.PciDevice;
import dev.xld.api.UnassignableRequest;
import dev.xld.config.PciSpec;
import dev.xld.config.xl.device.PciOperand;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.control.PciHotplug;
import dev.xld.daemon.pci.PciHost;
import dev.xld.xen.PciAddress;
import java.util.List;
import java.util.Optional;

/** The methods about PCI devices. */
final class PciOperations {
    private static final int SLOT_SHIFT = 3;
    private static final int FUNCTION = 7;

    private final PciHost pci;
    private final DomainManager domains;
    private final PciHotplug hotplug;

    private PciOperations(PciHost pci, DomainManager domains) {
        this.pci = pci;
        this.domains = domains;
        this.hotplug = domains.pciHotplug(pci.passthrough());
    }

    static void add(MethodTable table, PciHost pci, DomainManager domains) {
        PciOperations operations = new PciOperations(pci, domains);
        table.on(Method.PCI_LIST, DomainRef.class, (what, task) -> operations.list(what))
                .on(Method.PCI_ATTACH, PciChange.class, (what, task) -> {
                    operations.hotplug.attach(operations.domid(what), specification(what), task);
                    return new Done();
                })
                .on(Method.PCI_DETACH, PciChange.class, (what, task) -> {
                    operations.hotplug.detach(operations.domid(what), specification(what), what.force(), task);
                    return new Done();
                })
                .on(Method.ASSIGNABLE_LIST, AssignableSelection.class, (what, task) -> operations.assignable())
                .on(Method.ASSIGNABLE_ADD, AssignableRequest.class, (what, task) -> operations.add(what))
                .on(Method.ASSIGNABLE_REMOVE, UnassignableRequest.class, (what, task) -> operations.remove(what));
    }

    private int domid(PciChange what) {
        return domains.resolve(what.domain());
    }

    private static PciSpec specification(PciChange what) {
        PciOperand.Result result = PciOperand.specification(what.device());
        return result.device()
                .orElseThrow(() -> new ApiException(
                        ErrorKind.INVALID_PARAMETERS,
                        "\"" + what.device() + "\" names no PCI device; say 0000:03:00.0 or name=NAME."
                                + String.join(" ", result.complaints())));
    }

    private PciDevice[] list(DomainRef domain) {
        return pci.passthrough().list(domains.resolve(domain.domain())).stream()
                .flatMap(List::stream)
                .map(device -> new PciDevice(
                        device.vdevfn() >> SLOT_SHIFT,
                        device.vdevfn() & FUNCTION,
                        device.address().toString()))
                .toArray(PciDevice[]::new);
    }

    private AssignableDevice[] assignable() {
        return pci.assignable().list().stream()
                .map(found -> new AssignableDevice(
                        found.device().toString(), found.name().orElse(null)))
                .toArray(AssignableDevice[]::new);
    }

    private Done add(AssignableRequest request) {
        pci.assignable().add(address(request.device()), Optional.ofNullable(request.name()));
        return new Done();
    }

    private Done remove(UnassignableRequest request) {
        PciAddress device = pci.nodes().named(request.device()).orElseGet(() -> address(request.device()));
        pci.assignable().remove(device, request.rebind());
        return new Done();
    }

    private PciAddress address(String text) {
        return PciOperand.address(text)
                .map(pci.selection()::address)
                .orElseThrow(() -> new ApiException(
                        ErrorKind.INVALID_PARAMETERS,
                        "\"" + text + "\" is no address of a PCI device; say 0000:03:00.0."));
    }
}
