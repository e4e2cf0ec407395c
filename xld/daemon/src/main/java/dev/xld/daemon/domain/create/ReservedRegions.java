package dev.xld.daemon.domain.create;

import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfo;
import dev.xld.config.PciSpec;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.PciAddress;
import dev.xld.xen.ReservedMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the host's firmware reserves and a guest is to keep clear of: for its own PCI devices, and with {@code
 * rdm="strategy=host"} for every device there is. Any thread may call.
 */
final class ReservedRegions {
    private static final String RELAXED = "relaxed";

    private final HardwareAccess hardware;
    private final Function<PciSpec, List<PciAddress>> functions;

    /** @param functions the devices of this host that are meant */
    ReservedRegions(HardwareAccess hardware, Function<PciSpec, List<PciAddress>> functions) {
        this.hardware = hardware;
        this.functions = functions;
    }

    /**
     * Reserved memory and what to do about it.
     *
     * @param strict whether a guest whose RAM it meets is refused
     * @param whose for sentences
     */
    record Region(ReservedMemory memory, boolean strict, String whose) {}

    /** A device's own policy goes before the domain's. */
    List<Region> of(DomainConfig config) {
        Map<Long, Region> regions = new LinkedHashMap<>();
        HvmInfo hvm = Objects.requireNonNull(config.buildInfo().hvm());
        if (hvm.rdm().strategy() != null) {
            boolean strict =
                    !RELAXED.equals(Objects.requireNonNullElse(hvm.rdm().policy(), RELAXED));
            hardware.reservedMemory()
                    .forEach(memory -> regions.put(
                            memory.start(), new Region(memory, strict, "a device (rdm=\"strategy=host\")")));
        }
        for (PciSpec pci : config.devices(PciSpec.class)) {
            boolean strict = !RELAXED.equals(pci.rdmPolicy());
            functions
                    .apply(pci)
                    .forEach(device -> hardware.reservedMemory(device)
                            .forEach(memory ->
                                    regions.put(memory.start(), new Region(memory, strict, "PCI device " + device))));
        }
        return new ArrayList<>(regions.values());
    }
}
