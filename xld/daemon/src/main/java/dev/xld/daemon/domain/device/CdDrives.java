package dev.xld.daemon.domain.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DiskSpec;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DriveMedia;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Failures;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.userdata.UserData;
import dev.xld.xen.DomainInfo;
import dev.xld.xenstore.XenStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Changes what lies in the cdrom drives of HVM guests. The store and the stored config say at all times what the drive has: in
 * between, and when the new image is refused, it is empty. Any thread may call.
 */
public final class CdDrives {
    /** libxl's name of the lock that whoever changes devices of a device model holds. */
    private static final String LOCK = "libxl-device-changes-lock";

    private static final Duration TURN = Duration.ofSeconds(40);

    private final Services services;
    private final DriveMedia media;
    private final LiveConfig config;

    public CdDrives(Services services, DriveMedia media) {
        this.services = services;
        this.media = media;
        this.config = new LiveConfig(services.userData(), services.devices().running());
    }

    /**
     * @param vdev the drive, as the domain's config calls it
     * @param image empty to leave the drive so; a relative path starts at {@code directory}
     * @throws ApiException {@link ErrorKind#NO_SUCH_DEVICE} where that is no drive of the domain
     */
    public void change(int domid, String vdev, String image, Path directory, Task task) {
        try (Lanes.Held lane = services.lanes().acquire(domid, task)) {
            DomainInfo info = services.hypervisor()
                    .domain(domid)
                    .orElseThrow(() ->
                            new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with domid " + domid + "."));
            DeviceAddress drive = drive(domid, vdev);
            String path = image.isEmpty() ? "" : directory.resolve(image).toString();
            if (!path.isEmpty() && !Files.isReadable(Path.of(path))) {
                throw new ApiException(ErrorKind.MISSING_RESOURCE, "Cannot stat file: " + path);
            }
            try (UserData.Held lock = services.userData().lock(domid, info.uuid(), LOCK, TURN)) {
                change(drive, info, vdev, path);
            }
        } catch (RuntimeException e) {
            throw Failures.describe(e, "changing what is in drive " + vdev);
        }
    }

    private void change(DeviceAddress drive, DomainInfo info, String vdev, String path) {
        media.eject(info.domid(), drive.devid());
        say(drive, "");
        if (!path.isEmpty()) {
            media.insert(info.domid(), drive.devid(), path);
        }
        config.add(info.domid(), info.uuid(), DiskSpec.drive(path, vdev));
        if (!path.isEmpty()) {
            say(drive, "aio:" + path);
        }
    }

    private DeviceAddress drive(int domid, String vdev) {
        XenStore store = services.store();
        if (!store.read(DomainPaths.libxl(domid) + "/type")
                .filter("hvm"::equals)
                .isPresent()) {
            throw new ApiException(
                    ErrorKind.WRONG_STATE,
                    services.names().describe(domid) + " is no HVM guest; only those have drives whose media change");
        }
        DeviceAddress device = services.devices().running().find(domid, "disk", vdev);
        boolean drive = store.read(device.libxlPath() + "/device-type")
                        .filter("cdrom"::equals)
                        .isPresent()
                && store.read(device.libxlPath() + "/dev").filter(vdev::equals).isPresent();
        if (!drive) {
            throw new ApiException(
                    ErrorKind.NO_SUCH_DEVICE, "Domain " + domid + " has no cdrom drive " + vdev + ", but a disk.");
        }
        return device;
    }

    /** In the backend's tree and in libxl's copy of it. */
    private void say(DeviceAddress drive, String params) {
        services.store().transact(tx -> {
            if (tx.read(drive.libxlPath() + "/frontend").isPresent()) {
                for (String place : new String[] {drive.backendPath(), drive.libxlPath()}) {
                    tx.write(place + "/type", "qdisk");
                    tx.write(place + "/params", params);
                }
            }
            return true;
        });
    }
}
