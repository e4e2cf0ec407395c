package dev.xld.cli.command;

import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import dev.xld.config.CNumber;
import picocli.CommandLine.Command;

/** {@code xl usbdev-detach}: the device is named by the port it is plugged into. */
@Command(name = "usbdev-detach")
public final class UsbdevDetach extends DetachCommand {
    @Override
    String key() {
        return "usbdev";
    }

    @Override
    public int leastOperands() {
        return 3;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        if (operands().size() > leastOperands()
                && Designators.domid(operand(0), daemon, terminal).isPresent()) {
            terminal.err().println("Invalid arguments.");
            return ExitStatus.FAILURE;
        }
        return super.run(daemon, terminal, global);
    }

    @Override
    String device() {
        return number(1) + ":" + number(2);
    }

    private int number(int operand) {
        return (int) CNumber.unsigned(operand(operand), 0, 10).value();
    }

    @Override
    String missing(String device) {
        return "Unknown device at controller " + number(1) + " port " + number(2) + ".";
    }

    @Override
    String complaint() {
        return "libxl_device_usbdev_remove failed.";
    }

    @Override
    public Usage usage() {
        return new Usage(
                "usbdev-detach", "f", "<Domain> <controller> <port>", "Take a USB device from a running domain", "");
    }
}
