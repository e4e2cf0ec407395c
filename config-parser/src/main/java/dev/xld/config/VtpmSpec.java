package dev.xld.config;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A virtual TPM ({@code vtpm=[...]}). Components are named as in libxl's {@code device_vtpm}. */
public record VtpmSpec(
        @Nullable String backendDomname,
        @Nullable Integer devid,
        @Nullable UUID uuid) implements NumberedSpec<VtpmSpec> {
    @Override
    public VtpmSpec numbered(int number) {
        return new VtpmSpec(backendDomname, number, uuid);
    }
}
