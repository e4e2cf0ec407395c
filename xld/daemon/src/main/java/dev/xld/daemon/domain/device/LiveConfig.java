package dev.xld.daemon.domain.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.json.Json;
import dev.xld.config.json.JsonPrinter;
import dev.xld.config.json.JsonReader.BadJsonException;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.json.StoredDevices;
import dev.xld.daemon.device.RunningDevices;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.userdata.UserData;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The stored config of running domains, as libxl keeps it: devices are added to it when they are attached, and those the
 * store no longer has do not count. Any thread may call.
 */
public final class LiveConfig {
    private final UserData userData;
    private final RunningDevices devices;

    public LiveConfig(UserData userData, RunningDevices devices) {
        this.userData = userData;
        this.devices = devices;
    }

    /**
     * The config with the devices the domain has now.
     *
     * @throws ApiException where no toolstack has stored one
     */
    public DomainConfig read(int domid, UUID uuid) {
        String text = userData.read(domid, uuid, StoredConfig.LIVE)
                .orElseThrow(() -> new ApiException(
                        ErrorKind.MISSING_RESOURCE,
                        "The stored config of domain " + domid + " is missing; its devices cannot be changed."));
        return parsed(domid, () -> {
            DomainConfig stored = LibxlJson.config(LibxlJson.readTree(text));
            return new DomainConfig(
                    stored.createInfo(),
                    stored.buildInfo(),
                    stored.devices().stream()
                            .filter(device -> devices.attached(domid, device))
                            .toList(),
                    stored.actions());
        });
    }

    /** Adds a device, in the place of an old one that is the same. */
    void add(int domid, UUID uuid, DeviceSpec device) {
        update(domid, uuid, stored -> StoredDevices.with(stored, device, devices.same(device)));
    }

    void remove(int domid, UUID uuid, Predicate<DeviceSpec> gone) {
        update(domid, uuid, stored -> StoredDevices.without(stored, gone));
    }

    /** What may find the JSON to be none of libxl's. */
    private interface Reading<T> {
        T read() throws BadJsonException;
    }

    private interface Change {
        Json.Obj apply(Json.Obj stored) throws BadJsonException;
    }

    private void update(int domid, UUID uuid, Change change) {
        userData.update(
                domid,
                uuid,
                StoredConfig.LIVE,
                text -> parsed(domid, () -> JsonPrinter.print(change.apply(LibxlJson.readTree(text)))));
    }

    private static <T> T parsed(int domid, Reading<T> reading) {
        try {
            return reading.read();
        } catch (BadJsonException e) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    "The stored config of domain " + domid + " makes no sense: " + e.getMessage(),
                    null,
                    null,
                    e);
        }
    }
}
