package dev.xld.daemon.qemu;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.json.Json;
import dev.xld.daemon.pci.DeviceModelPci;
import dev.xld.daemon.pci.GuestDevice;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xen.PciAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * {@link DeviceModelPci} over the monitor, in libxl's words: qemu opens the device of the host and shows it in a slot of its
 * own; a running guest learns of that, and is asked to let go, by ACPI. Holds no state; any thread may call.
 */
public final class QemuPci implements DeviceModelPci {
    private static final int SLOT_SHIFT = 3;
    private static final int SLOTS = 32;
    private static final int FUNCTIONS = 8;

    private final DeviceModels deviceModels;
    private final Duration patience;

    public QemuPci(DeviceModels deviceModels) {
        this(deviceModels, Qmp.BOUND);
    }

    QemuPci(DeviceModels deviceModels, Duration patience) {
        this.deviceModels = deviceModels;
        this.patience = patience;
    }

    private static String id(PciAddress device) {
        return String.format("pci-pt-%02x_%02x.%x", device.bus(), device.device(), device.function());
    }

    @Override
    public int add(int domid, GuestDevice device) {
        PciAddress address = device.address();
        try (Qmp qmp = deviceModels.qmp(domid)) {
            qmp.execute("device_add", arguments(device));
            Integer vdevfn = places(qmp).get(id(address));
            if (vdevfn != null) {
                return vdevfn;
            }
        } catch (QmpRefusal e) {
            throw new ApiException(
                    ErrorKind.XEN_FAILED, "PCI device " + address + ": " + e.getMessage(), null, null, e);
        }
        throw new ApiException(
                ErrorKind.XEN_FAILED,
                "PCI device " + address + ": the device model of domain " + domid
                        + " took it, but does not say where it is (query-pci).");
    }

    private static Json.Obj arguments(GuestDevice device) {
        Map<String, Json> arguments = new LinkedHashMap<>();
        arguments.put("driver", new Json.Str("xen-pci-passthrough"));
        arguments.put("id", new Json.Str(id(device.address())));
        arguments.put("hostaddr", new Json.Str(device.address().toString()));
        if (device.vdevfn() != 0) {
            int slot = device.vdevfn() >> SLOT_SHIFT;
            arguments.put("addr", new Json.Str(Integer.toHexString(slot) + "." + device.vdevfn() % FUNCTIONS));
        }
        if (device.permissive()) {
            arguments.put("permissive", new Json.Bool(true));
        }
        if (device.multifunction()) {
            arguments.put("multifunction", new Json.Bool(true));
        }
        return new Json.Obj(arguments);
    }

    /** Slot and function of every device with an id of its own. */
    private static Map<String, Integer> places(Qmp qmp) {
        Map<String, Integer> places = new HashMap<>();
        if (qmp.execute("query-pci") instanceof Json.Arr buses) {
            for (Json bus : buses.items()) {
                List<Json> devices = bus instanceof Json.Obj object ? object.array("devices") : List.of();
                devices.stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .forEach(device -> vdevfn(device)
                                .ifPresent(vdevfn ->
                                        places.put(device.string("qdev_id").orElse(""), vdevfn)));
            }
        }
        return places;
    }

    private static OptionalInt vdevfn(Json.Obj device) {
        long slot = device.number("slot").orElse(-1L);
        long function = device.number("function").orElse(-1L);
        return slot < 0 || slot >= SLOTS || function < 0 || function >= FUNCTIONS
                ? OptionalInt.empty()
                : OptionalInt.of((int) (slot << SLOT_SHIFT | function));
    }

    @Override
    public void remove(int domid, List<PciAddress> devices, Task task) {
        String refusals = ask(domid, devices);
        if (!Waits.polling(patience, task, () -> gone(domid, devices))) {
            String which = devices.stream().map(PciAddress::toString).collect(Collectors.joining(", "));
            throw new ApiException(
                    ErrorKind.GUEST_TIMEOUT,
                    "Domain " + domid + " did not release PCI device " + which + " within " + patience.toSeconds()
                            + " s; it may still be in use there" + refusals + ". -f takes it all the same.");
        }
    }

    /** What qemu has to say against it; it refuses to ask a guest twice, which may be about to let go nevertheless. */
    private String ask(int domid, List<PciAddress> devices) {
        StringBuilder refusals = new StringBuilder();
        try (Qmp qmp = deviceModels.qmp(domid)) {
            for (PciAddress device : devices) {
                try {
                    qmp.execute("device_del", new Json.Obj(Map.of("id", new Json.Str(id(device)))));
                } catch (QmpRefusal e) {
                    refusals.append(e.unknownDevice() ? "" : "; " + e.getMessage());
                }
            }
        }
        return refusals.toString();
    }

    private boolean gone(int domid, List<PciAddress> devices) {
        try (Qmp qmp = deviceModels.qmp(domid)) {
            Map<String, Integer> places = places(qmp);
            return devices.stream().noneMatch(device -> places.containsKey(id(device)));
        }
    }
}
