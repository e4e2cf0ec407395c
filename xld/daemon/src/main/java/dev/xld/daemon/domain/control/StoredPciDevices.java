package dev.xld.daemon.domain.control;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.DomainConfig;
import dev.xld.config.LifecycleActions;
import dev.xld.config.PciSpec;
import dev.xld.config.json.Json;
import dev.xld.config.json.JsonPatch;
import dev.xld.config.json.JsonPrinter;
import dev.xld.config.json.JsonReader.BadJsonException;
import dev.xld.config.json.LibxlJson;
import dev.xld.daemon.userdata.UserData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The PCI devices in the stored configs of running domains, all else in them left as it is. Callers hold the lane. */
final class StoredPciDevices {
    /** The userdata id of the domain's config. */
    private static final String LIVE = "libxl-json";

    private static final String ARRAY = "pcidevs";

    private final UserData userData;

    StoredPciDevices(UserData userData) {
        this.userData = userData;
    }

    /** Adds a device, in the place of one of the same address. */
    void add(int domid, UUID uuid, PciSpec spec) {
        change(domid, uuid, devices -> {
            List<PciSpec> all = without(devices, spec);
            all.add(spec);
            return all;
        });
    }

    void remove(int domid, UUID uuid, PciSpec spec) {
        change(domid, uuid, devices -> without(devices, spec));
    }

    private static List<PciSpec> without(List<PciSpec> devices, PciSpec spec) {
        List<PciSpec> others = new ArrayList<>(devices);
        others.removeIf(other -> same(other, spec));
        return others;
    }

    private static boolean same(PciSpec one, PciSpec other) {
        if (one.name() != null || other.name() != null) {
            return Objects.equals(one.name(), other.name());
        }
        return Objects.equals(one.domain(), other.domain())
                && Objects.equals(one.bus(), other.bus())
                && Objects.equals(one.dev(), other.dev())
                && Objects.equals(one.func(), other.func());
    }

    private void change(int domid, UUID uuid, UnaryOperator<List<PciSpec>> change) {
        Optional<String> text = userData.read(domid, uuid, LIVE);
        if (text.isEmpty()) {
            return;
        }
        try {
            Json.Obj tree = LibxlJson.readTree(text.get());
            List<PciSpec> devices = change.apply(LibxlJson.config(tree).devices(PciSpec.class));
            Json array = devices.isEmpty() ? new Json.Null() : new Json.Arr(json(devices));
            Json.Obj changed = JsonPatch.apply(tree, new Json.Obj(Map.of(ARRAY, array)));
            userData.write(domid, uuid, LIVE, JsonPrinter.print(changed));
        } catch (BadJsonException e) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    "The stored config of domain " + domid + " makes no sense: " + e.getMessage(),
                    null,
                    null,
                    e);
        }
    }

    private static List<Json> json(List<PciSpec> devices) {
        DomainConfig alone = new DomainConfig(
                CreateInfo.of(CreateInfo.GuestType.PV, ""),
                new BuildInfoBuilder().build(),
                List.copyOf(devices),
                LifecycleActions.DEFAULT);
        return LibxlJson.stored(alone).array(ARRAY);
    }
}
