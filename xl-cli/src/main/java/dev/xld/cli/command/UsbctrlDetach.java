package dev.xld.cli.command;

import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl usbctrl-detach}. */
@Command(name = "usbctrl-detach")
public final class UsbctrlDetach extends DetachCommand {
    @Override
    String key() {
        return "usbctrl";
    }

    @Override
    String missing(String device) {
        return "Unknown device " + device + ".";
    }

    @Override
    String complaint() {
        return "libxl_device_usbctrl_remove failed.";
    }

    @Override
    public Usage usage() {
        return new Usage("usbctrl-detach", "f", "<Domain> <DevId>", "Take a USB controller from a running domain", "");
    }
}
