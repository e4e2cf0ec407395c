package dev.xld.daemon.device.usb;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.UsbdevSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which port each USB device of a config gets: the one it names, else the first free one, in the config's order. One
 * assignment, one thread.
 */
public final class UsbPorts {
    private record Port(int controller, int number) {}

    private final List<UsbctrlSpec> controllers;
    private final Set<Port> taken = new HashSet<>();

    private UsbPorts(List<UsbctrlSpec> controllers) {
        this.controllers = controllers;
    }

    /**
     * @param controllers complete ones
     * @return the devices in their order, each with controller and port
     */
    public static List<UsbdevSpec> assign(List<UsbctrlSpec> controllers, List<UsbdevSpec> devices) {
        UsbPorts ports = new UsbPorts(controllers);
        List<UsbdevSpec> assigned = new ArrayList<>();
        devices.forEach(device -> assigned.add(ports.assign(device)));
        return assigned;
    }

    private UsbdevSpec assign(UsbdevSpec device) {
        String label = label(device);
        requireController(device);
        if (device.ctrl() != null && controllers.stream().noneMatch(c -> devid(c) == device.ctrl())) {
            throw wrong(label, "there is no USB controller " + device.ctrl());
        }
        Port port = controllers.stream()
                .filter(controller -> device.ctrl() == null || devid(controller) == device.ctrl())
                .flatMap(controller -> free(controller, device.port()).stream())
                .findFirst()
                .orElseThrow(() -> wrong(label, noPort(device)));
        taken.add(port);
        return new UsbdevSpec(port.controller(), port.number(), device.typed(), device.hostbus(), device.hostaddr());
    }

    /** A port without a controller says nothing. */
    public static void requireController(UsbdevSpec device) {
        if (device.ctrl() == null && device.port() != null) {
            throw wrong(label(device), "port= needs controller= beside it");
        }
    }

    static String noPort(UsbdevSpec device) {
        String where = device.ctrl() == null ? "" : " of controller " + device.ctrl();
        return device.port() != null
                ? "port " + device.port() + where + " is not free"
                : "no port" + where + " is free; add a usbctrl";
    }

    private List<Port> free(UsbctrlSpec controller, @Nullable Integer wanted) {
        List<Port> free = new ArrayList<>();
        int ports = Objects.requireNonNullElse(controller.ports(), 0);
        for (int number = 1; number <= ports; number++) {
            Port port = new Port(devid(controller), number);
            if ((wanted == null || wanted == number) && !taken.contains(port)) {
                free.add(port);
            }
        }
        return free;
    }

    private static int devid(UsbctrlSpec controller) {
        return Objects.requireNonNullElse(controller.devid(), 0);
    }

    static ApiException wrong(String label, String why) {
        return new ApiException(ErrorKind.WRONG_STATE, label + ": " + why);
    }

    /** For sentences. */
    public static String label(UsbdevSpec device) {
        return "usbdev " + Objects.requireNonNullElse(device.hostbus(), 0) + ":"
                + Objects.requireNonNullElse(device.hostaddr(), 0);
    }
}
