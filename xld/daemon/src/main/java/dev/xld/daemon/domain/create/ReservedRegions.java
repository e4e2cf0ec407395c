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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the host's firmware reserves and a guest is to keep clear of: for its own PCI devices, and with {@code
 * rdm="strategy=host"} for every device there is. Any thread may call.
 */
final class ReservedRegions {
    private static final String RELAXED = "relaxed";
    private static final int FUNCTIONS = 8;

    private final HardwareAccess hardware;
    private final Function<String, Optional<PciAddress>> named;

    /** @param named the device of a name that {@code xl pci-assignable-add -n} gave */
    ReservedRegions(HardwareAccess hardware, Function<String, Optional<PciAddress>> named) {
        this.hardware = hardware;
        this.named = named;
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
            functions(pci)
                    .forEach(device -> hardware.reservedMemory(device)
                            .forEach(memory ->
                                    regions.put(memory.start(), new Region(memory, strict, "PCI device " + device))));
        }
        return new ArrayList<>(regions.values());
    }

    private Stream<PciAddress> functions(PciSpec pci) {
        Optional<PciAddress> device = pci.name() != null
                ? named.apply(pci.name())
                : Optional.of(
                        new PciAddress(number(pci.domain()), number(pci.bus()), number(pci.dev()), number(pci.func())));
        boolean all = Objects.requireNonNullElse(pci.vfuncMask(), 1L) == PciSpec.ALL_FUNCTIONS;
        return device.stream()
                .flatMap(one -> all ? IntStream.range(0, FUNCTIONS).mapToObj(one::withFunction) : Stream.of(one));
    }

    private static int number(@org.jspecify.annotations.Nullable Integer given) {
        return given == null ? 0 : given;
    }
}
