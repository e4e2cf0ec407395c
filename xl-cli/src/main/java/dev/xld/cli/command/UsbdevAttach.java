package dev.xld.cli.command;

import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl usbdev-attach}. */
@Command(name = "usbdev-attach")
public final class UsbdevAttach extends AttachCommand {
    @Override
    String key() {
        return "usbdev";
    }

    @Override
    String complaint() {
        return "libxl_device_usbdev_add failed.";
    }

    @Override
    public int leastOperands() {
        return 2;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "usbdev-attach",
                "f",
                "<Domain> hostbus=<busnum> hostaddr=<devnum> [controller=<DevId> [port=<port>]]",
                "Give a running domain a USB device of the host",
                "");
    }
}
