package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Rollback;
import dev.xld.xen.Errno;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.PciAddress;
import dev.xld.xen.XenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Devices set aside for guests: taken from dom0's driver, held by pciback, quarantined in Xen; and given back. An addition that
 * fails leaves the device with the driver it had. Any thread may call; one device is rebound at a time.
 */
public final class AssignableDevices {
    private static final Logger LOG = LoggerFactory.getLogger(AssignableDevices.class);

    private final PciBus bus;
    private final Pciback pciback;
    private final PciNodes nodes;
    private final HardwareAccess hardware;

    public AssignableDevices(PciBus bus, PciNodes nodes, HardwareAccess hardware) {
        this.bus = bus;
        this.pciback = new Pciback(bus);
        this.nodes = nodes;
        this.hardware = hardware;
    }

    /** One line of {@code xl pci-assignable-list}. */
    public record Assignable(PciAddress device, Optional<String> name) {}

    /** Those that are free for a guest. */
    public List<Assignable> list() {
        return pciback.held().stream()
                .filter(device -> nodes.owner(device).isEmpty())
                .map(device -> new Assignable(device, nodes.name(device)))
                .toList();
    }

    boolean isHeld(PciAddress device) {
        return pciback.holds(device);
    }

    /** Makes a device assignable; one that is already only gets its name and its quarantine. */
    public synchronized void add(PciAddress device, Optional<String> name) {
        name.ifPresent(AssignableDevices::checkName);
        bus.require(device);
        Rollback rollback = new Rollback();
        try {
            if (pciback.holds(device)) {
                LOG.warn("PCI device {} is assignable already", device);
            } else {
                takeFromDriver(device, rollback);
                pciback.bind(device);
                rollback.add(() -> pciback.release(device));
            }
            Optional<String> oldName = nodes.name(device);
            nodes.setName(device, name);
            rollback.add(() -> nodes.setName(device, oldName));
            if (nodes.owner(device).isEmpty()) {
                quarantine(device);
            }
        } catch (RuntimeException e) {
            throw rollback.after(e);
        }
    }

    /** Frees a held device from a guest that no longer has it, which pciback does not do of itself while that guest lives. */
    synchronized void renew(PciAddress device) {
        bus.unbind(device);
        pciback.bind(device);
    }

    private static void checkName(String name) {
        if (name.length() > 64 || !name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new ApiException(
                    ErrorKind.INVALID_PARAMETERS,
                    "A name of a PCI device has at most 64 characters, all of them printable ASCII and no blanks.");
        }
    }

    private void takeFromDriver(PciAddress device, Rollback rollback) {
        Optional<Path> driver = bus.driver(device);
        if (driver.isEmpty()) {
            LOG.info(
                    "PCI device {} has no driver, and will be given back to {}",
                    device,
                    nodes.driver(device).orElse("none"));
            return;
        }
        bus.unbind(device);
        rollback.add(() -> bus.tell(driver.get(), "bind", device));
        Optional<String> old = nodes.driver(device);
        nodes.setDriver(device, driver.get().toString());
        rollback.add(
                () -> old.ifPresentOrElse(path -> nodes.setDriver(device, path), () -> nodes.forgetDriver(device)));
    }

    private void quarantine(PciAddress device) {
        try {
            hardware.assign(HardwareAccess.QUARANTINE, device, true);
        } catch (XenException e) {
            if (e.errno() == Errno.EOPNOTSUPP || e.errno() == Errno.ENOSYS) {
                throw noIommu(device, e);
            }
            throw new ApiException(
                    ErrorKind.XEN_FAILED,
                    "PCI device " + device + " cannot be quarantined: " + e.getMessage(),
                    e.errno().name(),
                    null,
                    e);
        }
    }

    private static ApiException noIommu(PciAddress device, XenException cause) {
        return new ApiException(
                ErrorKind.UNSUPPORTED,
                "PCI device " + device
                        + " cannot be given to guests: Xen uses no IOMMU on this host; turn it on in the firmware (VT-d, AMD-Vi)",
                cause.errno().name(),
                null,
                cause);
    }

    /**
     * Gives a device back to dom0.
     *
     * @param rebind whether to the driver it had before; else it stays without one
     */
    public synchronized void remove(PciAddress device, boolean rebind) {
        nodes.owner(device).ifPresent(domid -> {
            throw PciNodes.inUse(device, domid);
        });
        boolean held = pciback.holds(device);
        release(device, held);
        if (held) {
            pciback.release(device);
        }
        if (rebind) {
            rebind(device);
        }
        nodes.setName(device, Optional.empty());
    }

    /** A device that pciback holds since boot was never quarantined. */
    private void release(PciAddress device, boolean held) {
        try {
            hardware.deassign(HardwareAccess.QUARANTINE, device);
        } catch (XenException e) {
            if (!held) {
                throw new ApiException(
                        ErrorKind.WRONG_STATE,
                        "PCI device " + device + " is not assignable (" + e.getMessage() + ")",
                        e.errno().name(),
                        null,
                        e);
            }
            LOG.info("PCI device {} was not quarantined: {}", device, e.getMessage());
        }
    }

    private void rebind(PciAddress device) {
        Optional<String> driver = nodes.driver(device);
        if (driver.isEmpty()) {
            LOG.warn("PCI device {} had no driver when it was made assignable, and now has none", device);
            return;
        }
        Path directory = Path.of(driver.get());
        if (!Files.isDirectory(directory)) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    "PCI device " + device + " is no longer assignable, but its driver " + directory
                            + " is not loaded: load it, and it will take the device");
        }
        bus.tell(directory, "bind", device);
        nodes.forgetDriver(device);
    }
}
