package dev.xld.cli.command;

import dev.xld.cli.ExitStatus;
import dev.xld.cli.Usage;
import dev.xld.config.CNumber;
import picocli.CommandLine.Command;

/** {@code xl vkb-detach}. */
@Command(name = "vkb-detach")
public final class VkbDetach extends DetachCommand {
    @Override
    String key() {
        return "vkb";
    }

    @Override
    String missing(String device) {
        return "Error: Device " + (int) CNumber.unsigned(device, 0, 10).value() + " not connected.";
    }

    @Override
    String complaint() {
        return "libxl_device_vkb_remove failed.";
    }

    @Override
    int failed() {
        return ExitStatus.LIBXL_FAIL;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "vkb-detach", "f", "<Domain> <DevId>", "Take a keyboard and pointer from a running domain", "");
    }
}
