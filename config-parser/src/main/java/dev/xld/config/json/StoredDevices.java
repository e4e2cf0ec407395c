package dev.xld.config.json;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.LifecycleActions;
import dev.xld.config.json.JsonReader.BadJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The devices of a stored config, put in and taken out while every other member stays as its writer left it, known to us or
 * not. Pure functions, any thread.
 */
public final class StoredDevices {
    /** The device arrays in libxl's order. What follows them in a config: {@code on_poweroff} and its like. */
    private static final List<String> ARRAYS = arrays();

    private StoredDevices() {}

    private static List<String> arrays() {
        List<String> names = new ArrayList<>(List.of("disks", "nics"));
        names.addAll(DeviceArrays.names());
        return List.copyOf(names);
    }

    /** With the device at the end of its kind's array, or in the place of the one that is the {@code same}. */
    public static Json.Obj with(Json.Obj stored, DeviceSpec device, Predicate<DeviceSpec> same)
            throws BadJsonException {
        GuestType type = LibxlJson.config(stored).createInfo().type();
        String array = arrayOf(device, type);
        Json item = alone(device, type, new ConfigWriter(true));
        List<Json> items = new ArrayList<>(stored.array(array));
        for (int i = 0; i < items.size(); i++) {
            if (same.test(spec(array, items.get(i)))) {
                items.set(i, item);
                return replaced(stored, array, items);
            }
        }
        items.add(item);
        return replaced(stored, array, items);
    }

    /** Without the devices that match; an array that becomes empty goes too. */
    public static Json.Obj without(Json.Obj stored, Predicate<DeviceSpec> gone) throws BadJsonException {
        Json.Obj left = stored;
        for (String array : ARRAYS) {
            List<Json> items = new ArrayList<>();
            for (Json item : stored.array(array)) {
                if (!gone.test(spec(array, item))) {
                    items.add(item);
                }
            }
            if (items.size() != stored.array(array).size()) {
                left = replaced(left, array, items);
            }
        }
        return left;
    }

    private static DeviceSpec spec(String array, Json item) throws BadJsonException {
        Json.Obj one = new Json.Obj(Map.of(array, new Json.Arr(List.of(item))));
        return ConfigReader.devices(one).get(0);
    }

    /** One device, as a writer writes it into the config of such a guest. */
    static Json alone(DeviceSpec device, GuestType type, ConfigWriter writer) {
        return writer.write(only(device, type)).array(arrayOf(device, type)).get(0);
    }

    private static String arrayOf(DeviceSpec device, GuestType type) {
        Json.Obj written = LibxlJson.tree(only(device, type));
        return ARRAYS.stream()
                .filter(name -> !written.array(name).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no array for " + device));
    }

    private static DomainConfig only(DeviceSpec device, GuestType type) {
        return new DomainConfig(
                CreateInfo.of(type, ""), new BuildInfoBuilder().build(), List.of(device), LifecycleActions.DEFAULT);
    }

    private static Json.Obj replaced(Json.Obj stored, String array, List<Json> items) {
        Map<String, Json> members = new LinkedHashMap<>();
        boolean placed = items.isEmpty();
        for (Map.Entry<String, Json> member : stored.members().entrySet()) {
            boolean old = member.getKey().equals(array);
            if (!placed && (old || after(member.getKey(), array))) {
                members.put(array, new Json.Arr(items));
                placed = true;
            }
            if (!old) {
                members.put(member.getKey(), member.getValue());
            }
        }
        if (!placed) {
            members.put(array, new Json.Arr(items));
        }
        return new Json.Obj(members);
    }

    private static boolean after(String member, String array) {
        return member.startsWith("on_") || ARRAYS.indexOf(member) > ARRAYS.indexOf(array);
    }
}
