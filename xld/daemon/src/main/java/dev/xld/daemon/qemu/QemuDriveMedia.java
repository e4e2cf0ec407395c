package dev.xld.daemon.qemu;

import dev.xld.config.json.Json;
import dev.xld.daemon.device.DriveMedia;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link DriveMedia} over the monitor; drives have the names that {@link DiskArguments} gave them. Any thread may call. */
public final class QemuDriveMedia implements DriveMedia {
    private final DeviceModels deviceModels;

    public QemuDriveMedia(DeviceModels deviceModels) {
        this.deviceModels = deviceModels;
    }

    @Override
    public void eject(int domid, int devid) {
        execute(domid, "eject", Map.of("id", drive(devid)));
    }

    @Override
    public void insert(int domid, int devid, String image) {
        Map<String, Json> arguments = new LinkedHashMap<>();
        arguments.put("id", drive(devid));
        arguments.put("filename", new Json.Str(image));
        arguments.put("format", new Json.Str("raw"));
        execute(domid, "blockdev-change-medium", arguments);
    }

    private static Json drive(int devid) {
        return new Json.Str("ide-" + devid);
    }

    private void execute(int domid, String command, Map<String, Json> arguments) {
        try (Qmp qmp = deviceModels.qmp(domid)) {
            qmp.execute(command, new Json.Obj(arguments));
        }
    }
}
