package dev.xld.config.json;

import dev.xld.config.ChannelSpec;
import dev.xld.config.ChannelSpec.Connection;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.DtdevSpec;
import dev.xld.config.P9Spec;
import dev.xld.config.PciSpec;
import dev.xld.config.PvcallsSpec;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.UsbdevSpec;
import dev.xld.config.VdisplSpec;
import dev.xld.config.VfbSpec;
import dev.xld.config.VkbSpec;
import dev.xld.config.VsndSpec;
import dev.xld.config.VtpmSpec;
import dev.xld.config.json.JsonReader.BadJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The device arrays of libxl_domain_config after disks and nics, in its order. Pure functions, any thread. */
final class DeviceArrays {
    private static final Map<String, Class<? extends Record>> PLAIN = plain();

    private DeviceArrays() {}

    private static Map<String, Class<? extends Record>> plain() {
        Map<String, Class<? extends Record>> arrays = new LinkedHashMap<>();
        arrays.put("pcidevs", PciSpec.class);
        arrays.put("dtdevs", DtdevSpec.class);
        arrays.put("vfbs", VfbSpec.class);
        arrays.put("vkbs", VkbSpec.class);
        arrays.put("vtpms", VtpmSpec.class);
        arrays.put("p9s", P9Spec.class);
        arrays.put("pvcallsifs", PvcallsSpec.class);
        arrays.put("vdispls", VdisplSpec.class);
        arrays.put("vsnds", VsndSpec.class);
        arrays.put("channels", ChannelSpec.class);
        arrays.put("usbctrls", UsbctrlSpec.class);
        arrays.put("usbdevs", UsbdevSpec.class);
        return arrays;
    }

    static List<String> names() {
        return List.copyOf(PLAIN.keySet());
    }

    static void write(DomainConfig config, Fields fields) {
        PLAIN.forEach((name, type) -> fields.array(
                name,
                config.devices().stream()
                        .filter(type::isInstance)
                        .map(DeviceArrays::json)
                        .toList()));
    }

    private static Json json(DeviceSpec device) {
        if (device instanceof ChannelSpec channel) {
            Fields end = new Fields().string("path", channel.path());
            return new Fields()
                    .string("backend_domname", channel.backendDomname())
                    .integer("devid", channel.devid())
                    .string("name", channel.name())
                    .put("connection." + word(channel.connection()), end.build())
                    .build();
        }
        if (device instanceof UsbdevSpec usb) {
            Fields fields = new Fields().integer("ctrl", usb.ctrl()).integer("port", usb.port());
            if (usb.typed()) {
                Fields host = new Fields().integer("hostbus", usb.hostbus()).integer("hostaddr", usb.hostaddr());
                fields.put("type.hostdev", host.build());
            }
            return fields.build();
        }
        return RecordJson.write((Record) device);
    }

    private static String word(Connection connection) {
        return connection.name().toLowerCase(Locale.ROOT);
    }

    static List<DeviceSpec> read(Json.Obj tree) throws BadJsonException {
        List<DeviceSpec> devices = new ArrayList<>();
        for (Map.Entry<String, Class<? extends Record>> array : PLAIN.entrySet()) {
            for (Json item : tree.array(array.getKey())) {
                if (!(item instanceof Json.Obj object)) {
                    throw new BadJsonException("an element of " + array.getKey() + " is no object");
                }
                if (array.getValue() == DtdevSpec.class && object.string("path").isEmpty()) {
                    throw new BadJsonException("an element of dtdevs has no path");
                }
                devices.add(device(array.getValue(), object));
            }
        }
        return devices;
    }

    private static DeviceSpec device(Class<? extends Record> type, Json.Obj from) throws BadJsonException {
        if (type == ChannelSpec.class) {
            Json.Obj socket = from.object("connection.socket");
            return new ChannelSpec(
                    from.string("backend_domname").orElse(null),
                    integer(from, "devid"),
                    from.string("name").orElse(null),
                    from.get("connection.socket").isPresent() ? Connection.SOCKET : Connection.PTY,
                    socket.string("path").orElse(null));
        }
        if (type == UsbdevSpec.class) {
            Json.Obj host = from.object("type.hostdev");
            return new UsbdevSpec(
                    integer(from, "ctrl"),
                    integer(from, "port"),
                    from.get("type.hostdev").isPresent(),
                    integer(host, "hostbus"),
                    integer(host, "hostaddr"));
        }
        return (DeviceSpec) RecordJson.read(type, from);
    }

    private static @org.jspecify.annotations.Nullable Integer integer(Json.Obj object, String key) {
        return object.number(key).map(Long::intValue).orElse(null);
    }
}
