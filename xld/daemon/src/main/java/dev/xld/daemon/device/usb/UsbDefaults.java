package dev.xld.daemon.device.usb;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.UsbctrlSpec;
import java.util.Objects;

/** What a USB controller is when the config does not say, and what it can be. Pure functions. */
public final class UsbDefaults {
    public static final String PV = "pv";
    public static final String QUSB = "qusb";
    public static final String DEVICE_MODEL = "devicemodel";

    private static final int VERSION = 2;
    /** USBIF_MAX_PORTNR. */
    private static final int MOST_PV_PORTS = 31;

    private static final int UHCI_PORTS = 2;
    private static final int EHCI_PORTS = 6;
    private static final int XHCI_PORTS = 15;
    private static final int USUAL_PORTS = 8;

    private UsbDefaults() {}

    /** The controller with all components given; fails for what no controller can be. */
    public static UsbctrlSpec complete(UsbctrlSpec controller, int devid, GuestType guest, boolean usbback) {
        String type = controller.type() != null ? controller.type() : typeFor(guest, usbback);
        int version = controller.version() == null ? VERSION : controller.version();
        int ports = Objects.requireNonNullElse(controller.ports(), 0);
        String label = "usbctrl " + devid;
        return new UsbctrlSpec(
                type,
                devid,
                version,
                type.equals(DEVICE_MODEL) ? emulatedPorts(version, ports, label) : pvPorts(version, ports, label));
    }

    private static String typeFor(GuestType guest, boolean usbback) {
        return guest == GuestType.HVM ? DEVICE_MODEL : usbback ? PV : QUSB;
    }

    private static int pvPorts(int version, int ports, String label) {
        if (version < 1 || version > 2) {
            throw wrong(label, "a paravirtualized controller has version=1 or version=2, not " + version);
        }
        return within(ports, MOST_PV_PORTS, label);
    }

    private static int emulatedPorts(int version, int ports, String label) {
        return switch (version) {
            case 1 -> exactly(UHCI_PORTS, version, ports, label);
            case 2 -> exactly(EHCI_PORTS, version, ports, label);
            case 3 -> within(ports, XHCI_PORTS, label);
            default -> throw wrong(label, "there is no USB version " + version + "; use 1, 2 or 3");
        };
    }

    private static int exactly(int ports, int version, int given, String label) {
        if (given != 0 && given != ports) {
            throw wrong(
                    label, "an emulated controller of version " + version + " has " + ports + " ports, not " + given);
        }
        return ports;
    }

    private static int within(int ports, int most, String label) {
        if (ports < 0 || ports > most) {
            throw wrong(label, "it can have 1 to " + most + " ports, not " + ports);
        }
        return ports == 0 ? USUAL_PORTS : ports;
    }

    private static ApiException wrong(String label, String why) {
        return new ApiException(ErrorKind.UNSUPPORTED, label + ": " + why);
    }
}
