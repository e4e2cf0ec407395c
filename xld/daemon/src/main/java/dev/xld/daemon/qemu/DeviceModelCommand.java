package dev.xld.daemon.qemu;

import java.util.List;
import java.util.Map;

/**
 * How a device model is run.
 *
 * @param arguments the program first
 * @param environment added to the daemon's own
 * @param warnings what of the config the device model cannot show the guest, a sentence each
 */
record DeviceModelCommand(List<String> arguments, Map<String, String> environment, List<String> warnings) {
    DeviceModelCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        warnings = List.copyOf(warnings);
    }

    String program() {
        return arguments.get(0);
    }
}
