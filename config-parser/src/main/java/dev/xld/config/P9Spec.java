package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** A directory of the host for the guest ({@code p9=[...]}). Components are named as in libxl's {@code device_p9}. */
public record P9Spec(
        @Nullable String backendDomname,
        @Nullable String tag,
        @Nullable String path,
        @Nullable String securityModel,
        @Nullable Integer devid)
        implements NumberedSpec<P9Spec> {
    @Override
    public P9Spec numbered(int number) {
        return new P9Spec(backendDomname, tag, path, securityModel, number);
    }
}
