package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** Sockets of the host for the guest ({@code pvcalls=[...]}). Components are named as in libxl's {@code device_pvcallsif}. */
public record PvcallsSpec(
        @Nullable String backendDomname, @Nullable Integer devid) implements NumberedSpec<PvcallsSpec> {
    @Override
    public PvcallsSpec numbered(int number) {
        return new PvcallsSpec(backendDomname, number);
    }
}
