package dev.xld.cli.command;

import dev.xld.api.DeviceSummary;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl block-list}. */
@Command(name = "block-list")
public final class BlockList extends DevicesCommand {
    private static final String FORMAT = "%-5s %-3s %-6s %-5s %-6s %-8s %-30s";

    @Override
    String key() {
        return "disk";
    }

    @Override
    String header() {
        return String.format(FORMAT, "Vdev", "BE", "handle", "state", "evt-ch", "ring-ref", "BE-path");
    }

    /** What xl calls the handle is the domain's number. */
    @Override
    String row(DeviceSummary device) {
        return String.format(
                FORMAT,
                device.devid(),
                device.backendDomid(),
                device.domid(),
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
        return new Usage("block-list", "", "<Domain(s)>", "List the disks of domains", "");
    }
}
