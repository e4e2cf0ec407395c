package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network interfaces of this host, as {@code /sys/class/net} shows them. Safe for any number of threads. */
public final class HostInterfaces {
    /** IFNAMSIZ of linux/if.h, without the NUL. */
    private static final int LONGEST_NAME = 15;

    private final Path interfaces;

    /** {@code interfaces} is {@code /sys/class/net} on a real host. */
    public HostInterfaces(Path interfaces) {
        this.interfaces = interfaces;
    }

    /** Fails unless {@code vif-bridge} will find the bridge; for {@code xenbrN} it also takes a bridge named {@code ethN}. */
    void requireBridge(String bridge, String label) {
        String stand = bridge.startsWith("xenbr") ? "eth" + bridge.substring("xenbr".length()) : bridge;
        if (!bridge.contains("/") && (isBridge(bridge) || isBridge(stand))) {
            return;
        }
        throw new ApiException(
                ErrorKind.MISSING_RESOURCE,
                label + ": bridge " + bridge + " does not exist on this host; existing: " + bridges());
    }

    private boolean isBridge(String name) {
        return Files.isDirectory(interfaces.resolve(name).resolve("bridge"));
    }

    private String bridges() {
        try (Stream<Path> all = Files.list(interfaces)) {
            String names = all.map(path -> path.getFileName().toString())
                    .filter(this::isBridge)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "none" : names;
        } catch (IOException e) {
            return "unknown, " + e.getMessage() + " cannot be read";
        }
    }

    /**
     * Fails unless a vif can be given this name. The stock scripts would fail at a name that is taken, and then unplug the
     * interface that has it.
     */
    void requireFree(String name, String label) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.matches("(?s)\\.{1,2}|.*[/:\\s].*")) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    label + ": vifname " + name + " is no name for an interface; it has 1 to " + LONGEST_NAME
                            + " characters, no blank, no / and no :");
        }
        if (Files.exists(interfaces.resolve(name))) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    label + ": vifname " + name + " is taken by another interface of this host");
        }
    }
}
