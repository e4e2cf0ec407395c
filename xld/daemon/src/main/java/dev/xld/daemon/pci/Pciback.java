package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Rollback;
import dev.xld.xen.PciAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The driver that holds devices for guests, by the files of {@code /sys/bus/pci/drivers/pciback}. Holds no state; two threads
 * must not rebind one device at once, which {@link AssignableDevices} sees to.
 */
final class Pciback {
    private final PciBus bus;
    private final Path directory;

    Pciback(PciBus bus) {
        this.bus = bus;
        this.directory = bus.drivers().resolve("pciback");
    }

    boolean holds(PciAddress device) {
        requireDriver();
        return Files.exists(directory.resolve(device.toString()), LinkOption.NOFOLLOW_LINKS);
    }

    List<PciAddress> held() {
        requireDriver();
        return PciBus.addresses(directory);
    }

    private void requireDriver() {
        if (!Files.isDirectory(directory)) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    "The driver pciback is not loaded (" + directory
                            + " does not exist); \"modprobe xen-pciback\" loads it.");
        }
    }

    /** Takes a device that no driver has. */
    void bind(PciAddress device) {
        Rollback rollback = new Rollback();
        try {
            // A second entry for one device would be a second slot.
            if (!hasSlot(device)) {
                bus.tell(directory, "new_slot", device);
                rollback.add(() -> bus.tell(directory, "remove_slot", device));
            }
            bus.tell(directory, "bind", device);
        } catch (RuntimeException e) {
            throw rollback.after(e);
        }
    }

    private boolean hasSlot(PciAddress device) {
        return SysFile.lines(directory.resolve("slots")).stream()
                .map(String::strip)
                .anyMatch(device.toString()::equals);
    }

    /** Lets go of a device; it then has no driver. */
    void release(PciAddress device) {
        bus.unbind(device);
        if (hasSlot(device)) {
            bus.tell(directory, "remove_slot", device);
        }
    }

    /** Lets the guest write all of the device's configuration space. */
    void permit(PciAddress device) {
        bus.tell(directory, "permissive", device);
    }
}
