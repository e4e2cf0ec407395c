package dev.xld.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The device model's program and its stub domain, as libxl's {@code b_info} names them. Null means not given.
 *
 * @param version qemu_xen or qemu_xen_traditional
 * @param program the path of another program than the stock one
 * @param seclabel the XSM label of the stub domain
 * @param user the Unix user it runs as
 * @param extra arguments for qemu; {@code extraPv} and {@code extraHvm} only for guests of that type
 */
public record DeviceModelInfo(
        @Nullable String version,
        @Nullable String program,
        @Nullable String seclabel,
        @Nullable String user,
        @Nullable String stubdomainKernel,
        @Nullable String stubdomainCmdline,
        @Nullable String stubdomainRamdisk,
        @Nullable Long stubdomainMemoryKib,
        List<String> extra,
        List<String> extraPv,
        List<String> extraHvm) {
    public static final DeviceModelInfo NONE =
            new DeviceModelInfo(null, null, null, null, null, null, null, null, List.of(), List.of(), List.of());

    public DeviceModelInfo {
        extra = List.copyOf(extra);
        extraPv = List.copyOf(extraPv);
        extraHvm = List.copyOf(extraHvm);
    }
}
