package dev.xld.daemon.qemu;

import dev.xld.config.HvmInfo;
import dev.xld.config.Spice;
import java.util.Objects;

/**
 * The emulated USB of an HVM guest: a plain controller with named devices, or one of a given version, which may have devices
 * of a SPICE client. One thread, once.
 */
record UsbArguments(CommandDraft draft, HvmInfo hvm) {
    private static final int EHCI = 2;

    void add() {
        if (Boolean.TRUE.equals(hvm.usb())
                || hvm.usbdevice() != null
                || !hvm.usbdeviceList().isEmpty()) {
            draft.add("-usb");
            if (hvm.usbdevice() != null) {
                draft.add("-usbdevice", hvm.usbdevice());
            }
            hvm.usbdeviceList().forEach(device -> draft.add("-usbdevice", device));
        } else if (version() != 0) {
            controller(version());
            for (int i = 1; i <= redirected(); i++) {
                draft.add("-chardev", "spicevmc,name=usbredir,id=usbrc" + i);
                draft.add("-device", "usb-redir,chardev=usbrc" + i + ",id=usbrc" + i);
            }
        }
    }

    private int redirected() {
        Spice spice = hvm.spice();
        return Boolean.TRUE.equals(spice.enable()) ? Objects.requireNonNullElse(spice.usbredirection(), 0) : 0;
    }

    private int version() {
        return hvm.usbversion() != null ? hvm.usbversion() : redirected() > 0 ? EHCI : 0;
    }

    private void controller(int version) {
        switch (version) {
            case 1 -> draft.add("-device", "piix3-usb-uhci,id=usb");
            case EHCI -> {
                draft.add("-device", "ich9-usb-ehci1,id=usb,addr=0x1d.0x7,multifunction=on");
                for (int i = 0; i < 3; i++) {
                    draft.add(
                            "-device",
                            "ich9-usb-uhci" + (i + 1) + ",masterbus=usb.0,firstport=" + 2 * i + ",addr=0x1d."
                                    + (i == 0 ? "0" : "0x" + i) + ",multifunction=on");
                }
            }
            default -> draft.add("-device", "nec-usb-xhci,id=usb");
        }
    }
}
