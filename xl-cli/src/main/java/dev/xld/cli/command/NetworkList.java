package dev.xld.cli.command;

import dev.xld.api.DeviceSummary;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl network-list}. */
@Command(name = "network-list")
public final class NetworkList extends DevicesCommand {
    @Override
    String key() {
        return "vif";
    }

    @Override
    String header() {
        return String.format(
                "%-3s %-2s %-17s %-6s %-5s %-6s %5s/%-5s %-30s",
                "Idx", "BE", "Mac Addr.", "handle", "state", "evt-ch", "tx-", "rx-ring-ref", "BE-path");
    }

    @Override
    String row(DeviceSummary device) {
        return String.format(
                "%-3d %-2d %s%6d %5d %6s %5s/%-11s %-30s",
                device.devid(),
                device.backendDomid(),
                detail(device, "mac"),
                device.devid(),
                device.state(),
                detail(device, "event-channel"),
                detail(device, "tx-ring-ref"),
                detail(device, "rx-ring-ref"),
                device.backendPath());
    }

    @Override
    public Usage usage() {
        return new Usage("network-list", "", "<Domain(s)>", "List the network cards of domains", "");
    }
}
