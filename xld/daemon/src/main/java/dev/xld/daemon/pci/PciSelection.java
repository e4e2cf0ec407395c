package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.PciSpec;
import dev.xld.xen.PciAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the functions of this host that a specification means. Changes nothing; any thread may call. */
public final class PciSelection {
    private static final int FUNCTION_BITS = 7;

    private final PciBus bus;
    private final PciNodes nodes;

    public PciSelection(PciBus bus, PciNodes nodes) {
        this.bus = bus;
        this.nodes = nodes;
    }

    /** One device, or with {@code *} for its function each there is, lowest first. */
    public List<GuestDevice> find(PciSpec spec) {
        int slot = Objects.requireNonNullElse(spec.vdevfn(), 0L).intValue() & ~FUNCTION_BITS;
        List<PciAddress> functions = functions(spec);
        if (!all(spec)) {
            return List.of(device(spec, functions.get(0), slot, false));
        }
        if (slot == 0) {
            String address = functions.get(0).toString();
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    "PCI device " + address.replaceFirst(".$", "*")
                            + ": all functions of a device need a slot in the guest, as in "
                            + address.replaceFirst(".$", "*@1c"));
        }
        return functions.stream()
                .map(function -> device(spec, function, slot | function.function(), functions.size() > 1))
                .toList();
    }

    private static boolean all(PciSpec spec) {
        return Objects.requireNonNullElse(spec.vfuncMask(), 1L) == PciSpec.ALL_FUNCTIONS;
    }

    /** Where on this host they are; never empty. */
    public List<PciAddress> functions(PciSpec spec) {
        PciAddress address = address(spec);
        List<PciAddress> functions = all(spec) ? bus.functions(address) : List.of(address);
        if (functions.isEmpty() || !all(spec)) {
            bus.require(address);
        }
        return functions;
    }

    /** Whether a graphics card is meant. */
    public boolean isVga(PciSpec spec) {
        return functions(spec).stream().anyMatch(bus::isVga);
    }

    /** The address that is written or named. */
    public PciAddress address(PciSpec spec) {
        String name = spec.name();
        if (name == null) {
            return new PciAddress(number(spec.domain()), number(spec.bus()), number(spec.dev()), number(spec.func()));
        }
        return nodes.named(name)
                .orElseThrow(() -> new ApiException(
                        ErrorKind.MISSING_RESOURCE,
                        "There is no PCI device named " + name
                                + "; xl pci-assignable-list -n shows the names there are."));
    }

    private static int number(@Nullable Integer given) {
        return given == null ? 0 : given;
    }

    private static GuestDevice device(PciSpec spec, PciAddress address, int vdevfn, boolean multifunction) {
        return new GuestDevice(
                address,
                vdevfn,
                multifunction,
                Optional.ofNullable(spec.name()),
                spec.msitranslate(),
                spec.powerMgmt(),
                spec.permissive(),
                spec.seize(),
                Objects.requireNonNullElse(spec.rdmPolicy(), "strict"));
    }
}
