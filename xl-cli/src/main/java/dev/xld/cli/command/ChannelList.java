package dev.xld.cli.command;

import dev.xld.api.DeviceSummary;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl channel-list}. */
@Command(name = "channel-list")
public final class ChannelList extends DevicesCommand {
    @Override
    String key() {
        return "channel";
    }

    @Override
    String header() {
        return String.format(
                "%-3s %-2s %-5s %-6s %8s %-10s %-30s", "Idx", "BE", "state", "evt-ch", "ring-ref", "connection", "");
    }

    @Override
    String row(DeviceSummary device) {
        String row = String.format(
                "%-3d %-2d %-5d %-6s %-8s %-10s ",
                device.devid() - 1,
                device.backendDomid(),
                device.state(),
                detail(device, "event-channel"),
                detail(device, "ring-ref"),
                detail(device, "connection"));
        return detail(device, "connection").equals("pty") ? row + String.format("%-30s ", detail(device, "tty")) : row;
    }

    @Override
    public Usage usage() {
        return new Usage("channel-list", "", "<Domain(s)>", "List the channels of domains", "");
    }
}
