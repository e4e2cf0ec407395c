package dev.xld.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the host a guest may touch directly: I/O ports, interrupts, memory. */
public record HostResources(List<IoportRange> ioports, List<Long> irqs, List<IomemRange> iomem) {
    public static final HostResources NONE = new HostResources(List.of(), List.of(), List.of());

    public HostResources {
        ioports = List.copyOf(ioports);
        irqs = List.copyOf(irqs);
        iomem = List.copyOf(iomem);
    }

    /** Neighbouring ports. */
    public record IoportRange(long first, long number) {}

    /** Neighbouring page frames of the host; {@code gfn} is where the guest sees them, null for the same place. */
    public record IomemRange(
            long start, long number, @Nullable Long gfn) {}
}
