package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DiskSpec;
import dev.xld.config.Vdev;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.RunningDevices;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A guest's first disk as a disk of dom0, for the boot loader: what is no raw image can only be read as a guest reads it. Its
 * number in dom0 follows from the domid of the guest, so that creates side by side do not meet, and recovery finds it;
 * libxl takes dom0's first free one. Used by one thread at a time.
 */
final class LentDisk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LentDisk.class);

    private static final int DOM0 = 0;

    /** Linux can name 4096 disks of Xen's; the upper half is far from those that users attach to dom0. */
    private static final int LOANS = 2048;

    /** libxl's LIBXL_INIT_TIMEOUT. */
    private static final Duration BOUND = Duration.ofSeconds(10);

    private static final String CONNECTED = "4";
    private static final Set<String> REFUSED = Set.of("5", "6");

    private final Services services;
    private final String vdev;
    private final Duration bound;
    private boolean attached;

    /** @param domid the guest's */
    LentDisk(Services services, int domid) {
        this(services, domid, BOUND);
    }

    LentDisk(Services services, int domid, Duration bound) {
        this.services = services;
        this.bound = bound;
        this.vdev = "d" + (LOANS + domid % LOANS) + "p0";
    }

    /**
     * Attaches the disk to dom0. As with libxl dom0 may write what the guest may: qemu 7.2 serves no qcow2 image read-only.
     *
     * @param dev where dom0's kernel shows its devices: {@code /dev}
     * @return the block device
     * @throws ApiException where nobody serves it
     */
    Path lend(DiskSpec disk, Path dev, Task task) {
        Path device = dev.resolve(Vdev.name(number()));
        LOG.info("{} is {} while its boot loader runs", disk.target(), device);
        devices().attach(DOM0, disk.withVdev(vdev), task);
        attached = true;
        awaitDevice(disk, device, task);
        return device;
    }

    private void awaitDevice(DiskSpec disk, Path device, Task task) {
        String state = address().backendPath() + "/state";
        long deadline = System.nanoTime() + bound.toNanos();
        boolean answered = Waits.forStore(services.store(), state, bound, task, () -> {
            String now = services.store().read(state).orElse("");
            return now.equals(CONNECTED) || REFUSED.contains(now);
        });
        if (!answered) {
            throw unread(
                    disk,
                    "got no answer within " + bound.toSeconds()
                            + " s: the qemu that serves dom0's own disks must run (/etc/init.d/xen starts it) and be able to open the image, and dom0 needs"
                            + " the module xen-blkfront");
        }
        boolean there = services.store().read(state).filter(CONNECTED::equals).isPresent()
                && Waits.polling(Duration.ofNanos(deadline - System.nanoTime()), task, () -> Files.exists(device));
        if (!there) {
            throw unread(
                    disk,
                    "was refused, or no " + device + " appeared: is it a sound image of the format the config says?");
        }
    }

    private static ApiException unread(DiskSpec disk, String why) {
        return new ApiException(
                ErrorKind.XEN_FAILED,
                "disk " + disk.vdev() + ": dom0 cannot read " + disk.target() + " for the boot loader; its request "
                        + why);
    }

    /** Takes back what {@link #lend} attached. */
    @Override
    public void close() {
        if (attached) {
            takeBack();
        }
    }

    /** Takes the disk from dom0, where it has it, whoever lent it. */
    void takeBack() {
        if (services.store().read("/libxl/0/device/vbd/" + number()).isEmpty()) {
            return;
        }
        DeviceAddress address = address();
        try {
            devices().detach(address, false, Task.UNATTENDED);
        } catch (ApiException e) {
            LOG.warn("dom0 keeps {}, which was lent to a boot loader: {}", vdev, e.getMessage());
            devices().detach(address, true, Task.UNATTENDED);
        }
    }

    private int number() {
        return Vdev.number(vdev).orElseThrow();
    }

    private DeviceAddress address() {
        return devices().find(DOM0, "disk", vdev);
    }

    private RunningDevices devices() {
        return services.devices().running();
    }
}
