package dev.xld.daemon.device.usb;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.UsbdevSpec;
import dev.xld.daemon.device.AwaitedBackend;
import dev.xld.daemon.device.Connection;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceModelCommands;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.Plug;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Plugs controllers into domains and host devices into controllers, for each type of controller its way: the kernel's usbback,
 * the device model's PV backend ({@code qusb}), or what the device model emulates. Safe for any number of threads.
 */
public final class UsbWiring {
    private static final int DOM0 = 0;

    private final DeviceTree tree;
    private final UsbControllers controllers;
    private final UsbHost host;
    private final Usbback usbback;
    private final AwaitedBackend backend;
    private final DeviceModelCommands deviceModel;

    public UsbWiring(
            DeviceTree tree,
            UsbControllers controllers,
            UsbHost host,
            Usbback usbback,
            AwaitedBackend backend,
            DeviceModelCommands deviceModel) {
        this.tree = tree;
        this.controllers = controllers;
        this.host = host;
        this.usbback = usbback;
        this.backend = backend;
        this.deviceModel = deviceModel;
    }

    /** @param spec a complete one, see {@link UsbDefaults} */
    public Plug controller(int domid, UsbctrlSpec spec) {
        String type = Objects.requireNonNull(spec.type());
        boolean emulated = type.equals(UsbDefaults.DEVICE_MODEL);
        String kind = emulated
                ? DeviceAddress.NO_BACKEND
                : type.equals(UsbDefaults.PV) ? UsbControllers.WORD : UsbDefaults.QUSB;
        DeviceAddress device =
                new DeviceAddress(domid, UsbControllers.WORD, Objects.requireNonNull(spec.devid()), DOM0, kind);
        int ports = Objects.requireNonNull(spec.ports());
        DeviceKeys keys = emulated ? DeviceKeys.emulated() : DeviceKeys.of(device);
        keys.back("type", type)
                .back("usb-ver", spec.version())
                .back("num-ports", ports)
                .back("port", "");
        for (int port = 1; port <= ports; port++) {
            keys.back("port/" + port, "");
        }
        return new Plug(device, keys.nodes(), connection(device, type, spec));
    }

    private Connection connection(DeviceAddress device, String type, UsbctrlSpec spec) {
        return switch (type) {
            case UsbDefaults.PV -> backend.connection(device, "usbctrl " + device.devid());
            case UsbDefaults.DEVICE_MODEL -> task -> emulate(device, spec);
            default -> Connection.NONE;
        };
    }

    private void emulate(DeviceAddress device, UsbctrlSpec spec) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put(
                "driver",
                switch (Objects.requireNonNull(spec.version())) {
                    case 1 -> "piix3-usb-uhci";
                    case 2 -> "usb-ehci";
                    default -> "nec-usb-xhci";
                });
        if (spec.version() == 3) {
            String ports = Objects.requireNonNull(spec.ports()).toString();
            arguments.put("p2", ports);
            arguments.put("p3", ports);
        }
        arguments.put("id", id(device.devid()));
        try {
            deviceModel.execute(device.domid(), "device_add", arguments);
        } catch (RuntimeException e) {
            tree.remove(device);
            throw e;
        }
    }

    private static String id(int controller) {
        return "xenusb-" + controller;
    }

    private static String id(UsbHost.Address device) {
        return "xenusb-" + device.bus() + "-" + device.number();
    }

    /** Takes an emulated controller, empty of devices, out of the running device model. */
    public void removeEmulated(DeviceAddress controller) {
        deviceModel.execute(controller.domid(), "device_del", Map.of("id", id(controller.devid())));
    }

    /** Puts a device of the host into a free port; when it fails the port is free again and the host has the device. */
    public void plugIn(int domid, UsbdevSpec spec, UsbHost.Address where, String busid) {
        int devid = Objects.requireNonNull(spec.ctrl());
        UsbController controller = controllers
                .find(domid, devid)
                .filter(found -> found.address().backendDomid() == DOM0)
                .orElseThrow(() ->
                        UsbPorts.wrong(UsbPorts.label(spec), "domain " + domid + " has no USB controller " + devid));
        int port = Objects.requireNonNull(spec.port());
        if (!controllers.occupy(controller, port, busid)) {
            throw new ApiException(ErrorKind.WRONG_STATE, UsbPorts.label(spec) + ": " + UsbPorts.noPort(spec));
        }
        try {
            if (controller.type().equals(UsbDefaults.PV)) {
                usbback.take(busid);
            } else if (controller.address().emulated()) {
                deviceModel.execute(domid, "device_add", emulated(where, devid, port));
            }
        } catch (RuntimeException e) {
            controllers.vacate(controller, port);
            throw e;
        }
    }

    private static Map<String, String> emulated(UsbHost.Address device, int controller, int port) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("id", id(device));
        arguments.put("driver", "usb-host");
        arguments.put("bus", id(controller) + ".0");
        arguments.put("port", Integer.toString(port));
        arguments.put("hostbus", Integer.toString(device.bus()));
        arguments.put("hostaddr", Integer.toString(device.number()));
        return arguments;
    }

    /**
     * Takes a device of the host out of its port and gives it back to the host.
     *
     * @param forced whether the device model may be gone
     */
    public void pullOut(UsbControllers.Plugged plugged, boolean forced) {
        UsbController controller = plugged.controller();
        boolean pv = controller.type().equals(UsbDefaults.PV);
        if (pv) {
            usbback.release(plugged.busid());
        } else if (controller.address().emulated() && !forced) {
            host.address(plugged.busid())
                    .ifPresent(device ->
                            deviceModel.execute(controller.address().domid(), "device_del", Map.of("id", id(device))));
        }
        controllers.vacate(controller, plugged.port());
        if (pv) {
            usbback.giveBack(plugged.busid());
        }
    }
}
