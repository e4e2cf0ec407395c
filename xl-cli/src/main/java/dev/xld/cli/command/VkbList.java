package dev.xld.cli.command;

import dev.xld.api.DeviceSummary;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl vkb-list}. */
@Command(name = "vkb-list")
public final class VkbList extends DevicesCommand {
    @Override
    String key() {
        return "vkb";
    }

    @Override
    String header() {
        return String.format(
                "%-3s %-2s %-6s %-5s %-6s %6s %-10s %-10s %-30s",
                "Idx", "BE", "handle", "state", "evt-ch", "ref", "ID", "BE-type", "BE-path");
    }

    @Override
    String row(DeviceSummary device) {
        return String.format(
                "%-3d %-2d %6d %5d %6s %6s %-10s %-10s %-30s",
                device.devid(),
                device.backendDomid(),
                device.devid(),
                device.state(),
                detail(device, "event-channel"),
                detail(device, "ring-ref"),
                detail(device, "unique-id"),
                detail(device, "backend-type"),
                device.backendPath());
    }

    @Override
    public Usage usage() {
        return new Usage("vkb-list", "", "<Domain(s)>", "List the keyboards and pointers of domains", "");
    }
}
