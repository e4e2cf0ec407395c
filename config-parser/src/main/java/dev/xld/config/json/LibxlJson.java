package dev.xld.config.json;

import dev.xld.config.CreateInfo;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.json.JsonReader.BadJsonException;
import java.util.UUID;

/**
 * Domain configs in libxl's JSON. {@link #text} is what {@code xl create -n} prints, {@link #stored} what libxl 4.17 keeps
 * in {@code /var/lib/xen/userdata-d.<domid>.<uuid>.libxl-json}. Members libxl leaves out as defaults are left out.
 */
public final class LibxlJson {
    private LibxlJson() {}

    /** The config as parsed. */
    public static Json.Obj tree(DomainConfig config) {
        return new ConfigWriter(false).write(config);
    }

    /** {@link #tree} printed, with a last newline. Where the config gives no uuid one is drawn, as xl does. */
    public static String text(DomainConfig config) {
        CreateInfo info = config.createInfo();
        CreateInfo named = info.uuid() == null ? info.withUuid(UUID.randomUUID()) : info;
        return JsonPrinter.print(tree(new DomainConfig(named, config.buildInfo(), config.devices(), config.actions())));
    }

    /**
     * The config of a domain that was created. libxl keeps what the user wrote, not its own defaults, so give the config as
     * parsed with only these settled: uuid, and of each vif devid and mac ({@link dev.xld.config.VifSpec#settled}).
     */
    public static Json.Obj stored(DomainConfig config) {
        return new ConfigWriter(true).write(config);
    }

    /** One device as {@code xl -N} shows it before an attach: as it was written, with a last newline. */
    public static String device(DeviceSpec device) {
        return JsonPrinter.print(StoredDevices.alone(device, CreateInfo.GuestType.PV, new ConfigWriter(false)));
    }

    /** The content of a userdata file: the tree printed, and the NUL byte libxl ends it with. */
    public static String userdata(Json.Obj stored) {
        return JsonPrinter.print(stored) + "\0";
    }

    /** A userdata file, whoever wrote it, as a tree: the way to change one member and keep all others. */
    public static Json.Obj readTree(String userdata) throws BadJsonException {
        if (JsonReader.read(userdata) instanceof Json.Obj tree) {
            return tree;
        }
        throw new BadJsonException("a domain config must be a JSON object");
    }

    /** The parts of a tree that {@link DomainConfig} has words for; others are left behind. */
    public static DomainConfig config(Json.Obj tree) throws BadJsonException {
        return ConfigReader.read(tree);
    }
}
