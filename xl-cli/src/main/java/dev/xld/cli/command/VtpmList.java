package dev.xld.cli.command;

import dev.xld.api.DeviceSummary;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl vtpm-list}. */
@Command(name = "vtpm-list")
public final class VtpmList extends DevicesCommand {
    @Override
    String key() {
        return "vtpm";
    }

    @Override
    String header() {
        return String.format(
                "%-3s %-2s %-36s %-6s %-5s %-6s %-5s %-10s",
                "Idx", "BE", "Uuid", "handle", "state", "evt-ch", "ring-ref", "BE-path");
    }

    @Override
    String row(DeviceSummary device) {
        return String.format(
                "%-3d %-2d %s %6d %5d %6s %8s %-30s",
                device.devid(),
                device.backendDomid(),
                detail(device, "uuid"),
                device.devid(),
                device.state(),
                detail(device, "event-channel"),
                detail(device, "ring-ref"),
                device.backendPath());
    }

    @Override
    boolean endsAtUnknown() {
        return false;
    }

    @Override
    public Usage usage() {
        return new Usage("vtpm-list", "", "<Domain(s)>", "List the virtual TPMs of domains", "");
    }
}
