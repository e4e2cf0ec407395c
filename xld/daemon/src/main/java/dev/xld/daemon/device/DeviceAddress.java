package dev.xld.daemon.device;

import dev.xld.config.CNumber;
import java.util.List;
import java.util.Optional;

/**
 * Where a device stands in the store.
 *
 * @param kind the frontend's word ({@code vbd}), as in {@code /libxl/<domid>/device/<kind>}
 * @param backendKind the backend's word ({@code vbd}, {@code qdisk}); {@link #NO_BACKEND} for what the device model emulates,
 *     which has neither backend nor frontend
 */
public record DeviceAddress(int domid, String kind, int devid, int backendDomid, String backendKind) {
    public static final String NO_BACKEND = "none";

    /** Whether only libxl's place is there. */
    public boolean emulated() {
        return backendKind.equals(NO_BACKEND);
    }

    public String libxlPath() {
        return "/libxl/" + domid + "/device/" + kind + "/" + devid;
    }

    /** Console 0 has its frontend outside the device directory. */
    public String frontendPath() {
        return kind.equals("console") && devid == 0
                ? "/local/domain/" + domid + "/console"
                : "/local/domain/" + domid + "/device/" + kind + "/" + devid;
    }

    public String backendPath() {
        return "/local/domain/" + backendDomid + "/backend/" + backendKind + "/" + domid + "/" + devid;
    }

    /** The one with the number that C's {@code atoi} makes of the text: 0 of what is none. */
    public static Optional<DeviceAddress> numbered(List<DeviceAddress> devices, String text) {
        int number = (int) CNumber.unsigned(text, 0, 10).value();
        return devices.stream().filter(device -> device.devid() == number).findFirst();
    }
}
