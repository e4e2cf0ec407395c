package dev.xld.config;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only HVM guests have. Components are named as in libxl's {@code u.hvm} and stand in its order; words are libxl's. Null
 * means not given. Made by {@link HvmInfoBuilder}.
 *
 * @param viridianEnable numbers of Viridian enlightenments, see {@link Viridian}
 * @param mmioHoleMemkb KiB below 4 GiB kept free of memory
 * @param msVmGenid 16 bytes; empty: none
 * @param mcaCaps bit 0 is LMCE
 */
public record HvmInfo(
        @Nullable String firmware,
        @Nullable String bios,
        @Nullable Boolean pae,
        @Nullable Boolean acpiS3,
        @Nullable Boolean acpiS4,
        @Nullable Boolean acpiLaptopSlate,
        @Nullable Boolean nx,
        @Nullable Boolean viridian,
        @Nullable BitSet viridianEnable,
        @Nullable BitSet viridianDisable,
        @Nullable Boolean hpet,
        @Nullable Boolean vptAlign,
        @Nullable Long mmioHoleMemkb,
        @Nullable Boolean altp2m,
        @Nullable String systemFirmware,
        @Nullable String smbiosFirmware,
        @Nullable String acpiFirmware,
        @Nullable String hdtype,
        @Nullable Boolean nographic,
        Vga vga,
        Vnc vnc,
        @Nullable String keymap,
        Sdl sdl,
        Spice spice,
        @Nullable Boolean gfxPassthru,
        @Nullable String gfxPassthruKind,
        @Nullable String serial,
        @Nullable String boot,
        @Nullable Boolean usb,
        @Nullable Integer usbversion,
        @Nullable String usbdevice,
        @Nullable Boolean vkbDevice,
        @Nullable String soundhw,
        @Nullable Boolean xenPlatformPci,
        List<String> usbdeviceList,
        @Nullable String vendorDevice,
        List<Integer> msVmGenid,
        List<String> serialList,
        Rdm rdm,
        @Nullable Long rdmMemBoundaryMemkb,
        @Nullable Long mcaCaps) {
    public HvmInfo {
        usbdeviceList = List.copyOf(usbdeviceList);
        msVmGenid = List.copyOf(msVmGenid);
        serialList = List.copyOf(serialList);
    }

    /** The emulated graphics card: cirrus, std, none, qxl. */
    public record Vga(@Nullable String kind) {
        public static final Vga NONE = new Vga(null);
    }

    /** A builder that starts with all values of this one. */
    public HvmInfoBuilder toBuilder() {
        return Records.fill(new HvmInfoBuilder(), this);
    }
}
