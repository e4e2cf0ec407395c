package dev.xld.xen.layout;

import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U64;

/** {@code struct xc_hvm_firmware_module}: bytes to be put into a guest, and where they went; the same in every release. */
public record FirmwareModuleLayout(int sizeof, U64 data, U32 length, U64 guest_addr_out) implements Struct {
    public static final FirmwareModuleLayout ALL = new FirmwareModuleLayout(24, new U64(0), new U32(8), new U64(16));

    @Override
    public String cName() {
        return "struct xc_hvm_firmware_module";
    }
}
