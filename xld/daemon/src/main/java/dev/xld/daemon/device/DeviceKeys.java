package dev.xld.daemon.device;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what a new device's tree says, beginning with the keys that all devices have. Used by one thread, once. */
public final class DeviceKeys {
    private final Map<String, String> back = new LinkedHashMap<>();
    private final Map<String, String> front = new LinkedHashMap<>();
    private final Map<String, String> readOnlyFront = new LinkedHashMap<>();

    private DeviceKeys() {}

    public static DeviceKeys of(DeviceAddress device) {
        return new DeviceKeys()
                .back("frontend-id", device.domid())
                .back("online", 1)
                .back("state", 1)
                .front("backend-id", device.backendDomid())
                .front("state", 1);
    }

    /** For a device without a backend: it has a place below {@code /libxl} only. */
    public static DeviceKeys emulated() {
        return new DeviceKeys();
    }

    /** A key of the backend; left out where there is no value. */
    public DeviceKeys back(String key, @Nullable Object value) {
        return put(back, key, value);
    }

    /** A key the guest may change. */
    public DeviceKeys front(String key, @Nullable Object value) {
        return put(front, key, value);
    }

    /** A key the guest can read. */
    public DeviceKeys readOnlyFront(String key, @Nullable Object value) {
        return put(readOnlyFront, key, value);
    }

    private DeviceKeys put(Map<String, String> keys, String key, @Nullable Object value) {
        if (value != null) {
            keys.put(key, value.toString());
        }
        return this;
    }

    public DeviceNodes nodes() {
        return new DeviceNodes(back, front, readOnlyFront);
    }
}
