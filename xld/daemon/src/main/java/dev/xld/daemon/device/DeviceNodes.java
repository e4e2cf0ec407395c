package dev.xld.daemon.device;

import java.util.Map;

/**
 * The keys a device starts with.
 *
 * @param back under the backend path, and copied below {@code /libxl}
 * @param front under the frontend path, the guest's own
 * @param readOnlyFront under the frontend path, the guest may only read them
 */
public record DeviceNodes(Map<String, String> back, Map<String, String> front, Map<String, String> readOnlyFront) {
    /** Of a device whose {@link Connection} writes its tree itself. */
    public static final DeviceNodes WRITTEN_BY_CONNECTION = new DeviceNodes(Map.of(), Map.of(), Map.of());
}
