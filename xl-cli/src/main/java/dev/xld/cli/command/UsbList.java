package dev.xld.cli.command;

import dev.xld.api.DeviceSummary;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl usb-list}: the controllers of one domain, each with its ports. */
@Command(name = "usb-list")
public final class UsbList extends DevicesCommand {
    private static final String FORMAT = "%-6s %-12s %-3s %-5s %-7s %-5s";
    private static final int TOO_MANY = 255;

    @Override
    String key() {
        return "usbctrl";
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        if (operands().size() > 1
                && Designators.domid(operand(0), daemon, terminal).isPresent()) {
            terminal.err().println("Invalid arguments.");
            return TOO_MANY;
        }
        return super.run(daemon, terminal, global);
    }

    @Override
    String header() {
        return "";
    }

    @Override
    String row(DeviceSummary device) {
        StringBuilder text =
                new StringBuilder(String.format(FORMAT, "Devid", "Type", "BE", "state", "usb-ver", "ports"));
        text.append('\n')
                .append(String.format(
                        FORMAT,
                        device.devid(),
                        detail(device, "type"),
                        device.backendDomid(),
                        // xl has no state of what qemu emulates and shows none.
                        Math.max(device.state(), 0),
                        detail(device, "usb-ver"),
                        detail(device, "num-ports")));
        int ports = Integer.parseInt(detail(device, "num-ports"));
        for (int port = 1; port <= ports; port++) {
            text.append("\n  Port ").append(port).append(':').append(plugged(detail(device, "port/" + port)));
        }
        return text.toString();
    }

    /** @param address {@code bus:device}, decimal */
    private static String plugged(String address) {
        String[] parts = address.split(":");
        return parts.length == 2
                ? String.format(" Bus %03x Device %03x", Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
                : "";
    }

    @Override
    public Usage usage() {
        return new Usage("usb-list", "", "<Domain>", "List the USB controllers of a domain and what is in them", "");
    }
}
