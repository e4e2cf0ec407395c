package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where hotplug scripts are: a bare name is looked up in the distribution's directory. */
public record HotplugScripts(Path directory) {
    /** Absolute path of a script that can be run; {@code label} names the device in the error. */
    public String resolve(String script, String label) {
        Path path = Path.of(path(script));
        if (!Files.isExecutable(path) || Files.isDirectory(path)) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    label + ": hotplug script " + path
                            + (Files.exists(path) ? " is not executable" : " does not exist"));
        }
        return path.toString();
    }

    /** Absolute path of a script that this host need not have. */
    public String path(String script) {
        return script.contains("/") ? script : directory.resolve(script).toString();
    }

    /** Whether this is the distribution's own script of that name. */
    public boolean isStock(String path, String name) {
        return path.equals(directory.resolve(name).toString());
    }
}
