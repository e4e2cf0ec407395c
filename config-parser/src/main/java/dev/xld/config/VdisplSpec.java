package dev.xld.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PV display ({@code vdispl=[...]}). Components are named as in libxl's {@code device_vdispl}.
 *
 * @param beAlloc whether the backend allocates the buffers
 */
public record VdisplSpec(
        @Nullable String backendDomname, @Nullable Integer devid, boolean beAlloc, List<Connector> connectors)
        implements NumberedSpec<VdisplSpec> {
    public VdisplSpec {
        connectors = List.copyOf(connectors);
    }

    /** A screen, in pixels. */
    public record Connector(
            @Nullable String uniqueId,
            @Nullable Long width,
            @Nullable Long height) {}

    @Override
    public VdisplSpec numbered(int number) {
        return new VdisplSpec(backendDomname, number, beAlloc, connectors);
    }
}
