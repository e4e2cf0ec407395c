package dev.xld.cli.command;

import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl usbctrl-attach}. */
@Command(name = "usbctrl-attach")
public final class UsbctrlAttach extends AttachCommand {
    @Override
    String key() {
        return "usbctrl";
    }

    @Override
    String complaint() {
        return "libxl_device_usbctrl_add failed.";
    }

    @Override
    public Usage usage() {
        return new Usage(
                "usbctrl-attach",
                "f",
                "<Domain> [type=pv] [version=<version>] [ports=<number>]",
                "Give a running domain a USB controller",
                "");
    }
}
