package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network bridges of this host, as {@code /sys/class/net} shows them. Safe for any number of threads. */
public final class HostBridges {
    private final Path interfaces;

    /** {@code interfaces} is {@code /sys/class/net} on a real host. */
    public HostBridges(Path interfaces) {
        this.interfaces = interfaces;
    }

    /** Fails unless {@code vif-bridge} will find the bridge; for {@code xenbrN} it also takes a bridge named {@code ethN}. */
    void require(String bridge, String label) {
        String stand = bridge.startsWith("xenbr") ? "eth" + bridge.substring("xenbr".length()) : bridge;
        if (!bridge.contains("/") && (isBridge(bridge) || isBridge(stand))) {
            return;
        }
        throw new ApiException(
                ErrorKind.MISSING_RESOURCE,
                label + ": bridge " + bridge + " does not exist on this host; " + present());
    }

    private boolean isBridge(String name) {
        return Files.isDirectory(interfaces.resolve(name).resolve("bridge"));
    }

    private String present() {
        try (Stream<Path> all = Files.list(interfaces)) {
            String names = all.map(path -> path.getFileName().toString())
                    .filter(this::isBridge)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "there is no bridge at all" : "there is " + names;
        } catch (IOException e) {
            return "and " + interfaces + " cannot be read: " + e.getMessage();
        }
    }
}
