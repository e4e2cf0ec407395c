package dev.xld.config.xl.key;

import dev.xld.config.HvmInfo;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.Spice;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an HVM guest's machine has in it: screen, disks' controller, serial ports, USB, sound. */
public final class HvmDeviceKeys {
    private HvmDeviceKeys() {}

    public static void read(Settings settings, Findings findings, HvmInfoBuilder hvm) {
        hvm.vga = new HvmInfo.Vga(vga(settings, findings));
        hvm.hdtype = WordKeys.read(settings, findings, "hdtype");
        hvm.keymap = settings.string("keymap");
        hvm.spice = spice(settings);
        hvm.nographic = settings.bool("nographic");
        graphicsPassthrough(settings, findings, hvm);
        hvm.serialList = strings(settings, "serial");
        hvm.serial = settings.stringQuietly("serial");
        hvm.boot = settings.string("boot");
        hvm.usb = settings.bool("usb");
        hvm.usbversion = DisplayKeys.nonZero(settings, "usbversion");
        hvm.usbdeviceList = strings(settings, "usbdevice");
        hvm.usbdevice = settings.stringQuietly("usbdevice");
        hvm.vkbDevice = settings.bool("vkb_device");
        hvm.soundhw = settings.string("soundhw");
        hvm.xenPlatformPci = settings.bool("xen_platform_pci");
        String listen = hvm.vnc.listen();
        if (listen != null && listen.contains(":") && hvm.vnc.display() != null) {
            findings.error(
                    settings.position("vncdisplay"), "ERROR: Display specified both in vnclisten and vncdisplay!");
        }
        hvm.vendorDevice = WordKeys.read(settings, findings, "vendor_device");
    }

    private static @Nullable String vga(Settings settings, Findings findings) {
        String given = settings.string("vga");
        if (given != null) {
            switch (given) {
                case "cirrus", "none", "qxl" -> {
                    return given;
                }
                case "stdvga" -> {
                    return "std";
                }
                default ->
                    findings.error(
                            settings.position("vga"),
                            "Unknown vga \"" + given + "\" specified",
                            "known words: stdvga, cirrus, none, qxl",
                            1);
            }
            return null;
        }
        Long standard = settings.number("stdvga");
        return standard == null ? null : standard != 0 ? "std" : "cirrus";
    }

    private static Spice spice(Settings settings) {
        return new Spice(
                settings.bool("spice"),
                DisplayKeys.nonZero(settings, "spiceport"),
                DisplayKeys.nonZero(settings, "spicetls_port"),
                settings.string("spicehost"),
                settings.bool("spicedisable_ticketing"),
                settings.string("spicepasswd"),
                settings.bool("spiceagent_mouse"),
                settings.bool("spicevdagent"),
                settings.bool("spice_clipboard_sharing"),
                DisplayKeys.nonZero(settings, "spiceusbredirection"),
                settings.string("spice_image_compression"),
                settings.string("spice_streaming_video"));
    }

    private static void graphicsPassthrough(Settings settings, Findings findings, HvmInfoBuilder hvm) {
        Long number = settings.numberQuietly("gfx_passthru");
        if (number != null) {
            hvm.gfxPassthru = number != 0;
            return;
        }
        String word = WordKeys.oneOf(
                settings,
                findings,
                "gfx_passthru",
                settings.string("gfx_passthru"),
                List.of("default", "igd"),
                "ERROR: invalid value \"%s\" for \"gfx_passthru\"",
                1);
        if (word != null) {
            hvm.gfxPassthru = true;
            hvm.gfxPassthruKind = word.equals("default") ? null : word;
        }
    }

    /** The elements of a list; none where the key is a single value. */
    private static List<String> strings(Settings settings, String key) {
        return settings.listQuietly(key).stream().map(Settings.Item::text).toList();
    }
}
