package dev.xld.config;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of an {@link HvmInfo}, named as there. Used by one reader or one test at a time. */
public final class HvmInfoBuilder {
    public @Nullable String firmware;
    public @Nullable String bios;
    public @Nullable Boolean pae;
    public @Nullable Boolean acpiS3;
    public @Nullable Boolean acpiS4;
    public @Nullable Boolean acpiLaptopSlate;
    public @Nullable Boolean nx;
    public @Nullable Boolean viridian;
    public @Nullable BitSet viridianEnable;
    public @Nullable BitSet viridianDisable;
    public @Nullable Boolean hpet;
    public @Nullable Boolean vptAlign;
    public @Nullable Long mmioHoleMemkb;
    public @Nullable Boolean altp2m;
    public @Nullable String systemFirmware;
    public @Nullable String smbiosFirmware;
    public @Nullable String acpiFirmware;
    public @Nullable String hdtype;
    public @Nullable Boolean nographic;
    public HvmInfo.Vga vga = HvmInfo.Vga.NONE;
    public Vnc vnc = Vnc.NONE;
    public @Nullable String keymap;
    public Sdl sdl = Sdl.NONE;
    public Spice spice = Spice.NONE;
    public @Nullable Boolean gfxPassthru;
    public @Nullable String gfxPassthruKind;
    public @Nullable String serial;
    public @Nullable String boot;
    public @Nullable Boolean usb;
    public @Nullable Integer usbversion;
    public @Nullable String usbdevice;
    public @Nullable Boolean vkbDevice;
    public @Nullable String soundhw;
    public @Nullable Boolean xenPlatformPci;
    public List<String> usbdeviceList = List.of();
    public @Nullable String vendorDevice;
    public List<Integer> msVmGenid = List.of();
    public List<String> serialList = List.of();
    public Rdm rdm = Rdm.NONE;
    public @Nullable Long rdmMemBoundaryMemkb;
    public @Nullable Long mcaCaps;

    public HvmInfo build() {
        return Records.build(HvmInfo.class, this);
    }
}
