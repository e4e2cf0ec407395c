package dev.xld.cli.command;

import dev.xld.cli.ExitStatus;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl vkb-attach}. */
@Command(name = "vkb-attach")
public final class VkbAttach extends AttachCommand {
    @Override
    String key() {
        return "vkb";
    }

    @Override
    String complaint() {
        return "libxl_device_vkb_add failed.";
    }

    @Override
    public int leastOperands() {
        return 2;
    }

    @Override
    int failed() {
        return ExitStatus.LIBXL_FAIL;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "vkb-attach",
                "fN",
                "<Domain> <vkb-spec-component(s)>...",
                "Give a running domain a keyboard and pointer",
                "");
    }
}
