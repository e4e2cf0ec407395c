package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.util.Map;

/** What device kinds ask of the device model of a running domain. Any thread may call. */
@FunctionalInterface
public interface DeviceModelCommands {
    /** For hosts where no device model is run. */
    DeviceModelCommands NONE = (domid, command, arguments) -> {
        throw new ApiException(ErrorKind.UNSUPPORTED, "domain " + domid + " has no device model to ask for " + command);
    };

    /**
     * Runs one QMP command to its answer.
     *
     * @throws dev.xld.api.ApiException with the device model's own words when it refuses or does not answer
     */
    void execute(int domid, String command, Map<String, String> arguments);
}
