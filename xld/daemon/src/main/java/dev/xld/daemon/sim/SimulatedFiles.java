package dev.xld.daemon.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The files of a simulated dom0 that devices need: hotplug scripts that plug nothing, one bridge, no PCI device. */
public record SimulatedFiles(Path scripts, Path sys) {
    /** Makes them below {@code top}. */
    public static SimulatedFiles in(Path top) throws IOException {
        Path scripts = Files.createDirectories(top.resolve("scripts"));
        for (String name : List.of("block", "vif-bridge", "vif-route", "vif-nat")) {
            Path script = Files.writeString(scripts.resolve(name), "#!/bin/sh\nexit 0\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path sys = top.resolve("sys");
        Files.createDirectories(sys.resolve("class/net/xenbr0/bridge"));
        Files.createDirectories(sys.resolve("bus/pci/devices"));
        Files.createDirectories(sys.resolve("bus/pci/drivers/pciback"));
        return new SimulatedFiles(scripts, sys);
    }
}
