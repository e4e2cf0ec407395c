package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.HostInfo;
import dev.xld.api.HostInfoRequest;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.api.client.UnreachableException;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.VifSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether this host has what a config names: files, bridges, and, where xld runs, the memory. Asked as the caller. */
final class HostCheck {
    private static final String USUAL_BRIDGE = "xenbr0";
    private static final Path INTERFACES = Path.of("/sys/class/net");

    private final DaemonClient daemon;

    HostCheck(DaemonClient daemon) {
        this.daemon = daemon;
    }

    /** What is missing, a sentence each. */
    List<String> check(DomainConfig config, Path directory) {
        List<String> missing = new ArrayList<>();
        file(missing, "kernel", config.buildInfo().kernel(), directory);
        file(missing, "ramdisk", config.buildInfo().ramdisk(), directory);
        for (DiskSpec disk : config.devices(DiskSpec.class)) {
            if (disk.script() == null
                    && disk.backendDomain() == null
                    && !disk.target().isEmpty()) {
                file(missing, "disk " + disk.vdev(), disk.target(), directory);
            }
        }
        for (VifSpec vif : config.devices(VifSpec.class)) {
            bridge(missing, vif);
        }
        memory(missing, config.buildInfo().targetMemoryKib());
        return missing;
    }

    private static void file(List<String> missing, String what, @Nullable String name, Path directory) {
        if (name == null) {
            return;
        }
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            missing.add(what + ": there is no file " + name + " here");
        } else if (!Files.isReadable(file)) {
            missing.add(what + ": " + name + " cannot be read by you");
        }
    }

    private static void bridge(List<String> missing, VifSpec vif) {
        String script = vif.script() == null ? "vif-bridge" : vif.script();
        if (!script.endsWith("vif-bridge") || vif.backendDomain() != null) {
            return;
        }
        String bridge = vif.bridge() == null ? USUAL_BRIDGE : vif.bridge();
        if (!Files.exists(INTERFACES.resolve(bridge).resolve("bridge"))) {
            missing.add("vif " + vif.devid() + ": there is no bridge " + bridge + " here");
        }
    }

    private void memory(List<String> missing, @Nullable Long kib) {
        if (kib == null) {
            return;
        }
        try {
            HostInfo info = daemon.call(Method.HOST_INFO, new HostInfoRequest(false), HostInfo.class);
            for (HostInfo.Field field : info.fields()) {
                if (field.key().equals("total_memory") && Long.parseLong(field.value()) < kib / 1024) {
                    missing.add("memory: " + kib / 1024 + " MiB are more than the host's " + field.value());
                }
            }
        } catch (ApiException | UnreachableException noXenHere) {
            // Without xld nobody can say how much memory there is.
        }
    }
}
