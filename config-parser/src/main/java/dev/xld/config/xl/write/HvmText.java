package dev.xld.config.xl.write;

import dev.xld.config.BuildInfo;
import dev.xld.config.HvmInfo;
import dev.xld.config.Sdl;
import dev.xld.config.Spice;
import dev.xld.config.Viridian;
import dev.xld.config.Vnc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What only HVM guests have. */
final class HvmText {
    private static final int GENERATED = 16;

    private HvmText() {}

    static void write(XlText out, BuildInfo build, HvmInfo hvm) {
        out.section("firmware and platform")
                .string("firmware_override", hvm.firmware())
                .string("bios", hvm.bios())
                .string("bios_path_override", hvm.systemFirmware())
                .string("smbios_firmware", hvm.smbiosFirmware())
                .string("acpi_firmware", hvm.acpiFirmware())
                .flag("apic", build.apic())
                .flag("pae", hvm.pae())
                .flag("acpi_s3", hvm.acpiS3())
                .flag("acpi_s4", hvm.acpiS4())
                .flag("acpi_laptop_slate", hvm.acpiLaptopSlate())
                .flag("nx", hvm.nx())
                .flag("hpet", hvm.hpet())
                .flag("vpt_align", hvm.vptAlign())
                .flag("altp2mhvm", hvm.altp2m())
                .flag("xen_platform_pci", hvm.xenPlatformPci())
                .mebibytes("mmio_hole", hvm.mmioHoleMemkb())
                .mebibytes("rdm_mem_boundary", hvm.rdmMemBoundaryMemkb())
                .string("rdm", rdm(hvm))
                .string("vendor_device", hvm.vendorDevice())
                .list("mca_caps", hvm.mcaCaps() == null ? List.of() : List.of("lmce"));
        viridian(out, hvm);
        if (hvm.msVmGenid().size() == GENERATED) {
            out.string("ms_vm_genid", "generate");
            out.lost("ms_vm_genid: each create draws a new one");
        }
        out.section("what the machine has in it")
                .string("boot", hvm.boot())
                .string("hdtype", hvm.hdtype())
                .list("serial", hvm.serialList())
                .string("serial", hvm.serial())
                .string("soundhw", hvm.soundhw())
                .flag("usb", hvm.usb())
                .number("usbversion", hvm.usbversion())
                .list("usbdevice", hvm.usbdeviceList())
                .string("usbdevice", hvm.usbdevice())
                .flag("vkb_device", hvm.vkbDevice());
        screen(out, hvm);
    }

    private static @Nullable String rdm(HvmInfo hvm) {
        String strategy = hvm.rdm().strategy();
        String policy = hvm.rdm().policy();
        if (policy == null) {
            return null;
        }
        return strategy == null ? "policy=" + policy : "strategy=" + strategy + ",policy=" + policy;
    }

    private static void viridian(XlText out, HvmInfo hvm) {
        BitSet enable = hvm.viridianEnable() == null ? new BitSet() : hvm.viridianEnable();
        BitSet disable = hvm.viridianDisable() == null ? new BitSet() : hvm.viridianDisable();
        List<String> words = new ArrayList<>();
        BitSet left = (BitSet) enable.clone();
        if (enable.length() > Viridian.WORDS.size()) {
            words.add("all");
            left.clear();
        }
        if (words.isEmpty() && left.isEmpty() && disable.isEmpty()) {
            out.flag("viridian", hvm.viridian());
            return;
        }
        if (Boolean.TRUE.equals(hvm.viridian())) {
            words.add("defaults");
        }
        left.stream().mapToObj(Viridian.WORDS::get).forEach(words::add);
        disable.stream().mapToObj(bit -> "!" + Viridian.WORDS.get(bit)).forEach(words::add);
        out.list("viridian", words);
    }

    private static void screen(XlText out, HvmInfo hvm) {
        String vga = hvm.vga().kind();
        out.section("screen")
                .string("vga", "std".equals(vga) ? "stdvga" : vga)
                .flag("nographic", hvm.nographic())
                .string("keymap", hvm.keymap());
        if (hvm.gfxPassthruKind() == null) {
            out.flag("gfx_passthru", hvm.gfxPassthru());
        } else {
            out.string("gfx_passthru", hvm.gfxPassthruKind());
        }
        vnc(out, hvm.vnc());
        Sdl sdl = hvm.sdl();
        out.flag("sdl", sdl.enable())
                .flag("opengl", sdl.opengl())
                .string("display", sdl.display())
                .string("xauthority", sdl.xauthority());
        spice(out, hvm.spice());
    }

    private static void vnc(XlText out, Vnc vnc) {
        out.flag("vnc", vnc.enable())
                .string("vnclisten", vnc.listen())
                .string("vncpasswd", vnc.passwd())
                .number("vncdisplay", vnc.display())
                .flag("vncunused", vnc.findunused());
    }

    private static void spice(XlText out, Spice spice) {
        out.flag("spice", spice.enable())
                .number("spiceport", spice.port())
                .number("spicetls_port", spice.tlsPort())
                .string("spicehost", spice.host())
                .flag("spicedisable_ticketing", spice.disableTicketing())
                .string("spicepasswd", spice.passwd())
                .flag("spiceagent_mouse", spice.agentMouse())
                .flag("spicevdagent", spice.vdagent())
                .flag("spice_clipboard_sharing", spice.clipboardSharing())
                .number("spiceusbredirection", spice.usbredirection())
                .string("spice_image_compression", spice.imageCompression())
                .string("spice_streaming_video", spice.streamingVideo());
    }
}
