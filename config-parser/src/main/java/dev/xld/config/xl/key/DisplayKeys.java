package dev.xld.config.xl.key;

import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceSpec;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.Sdl;
import dev.xld.config.VfbSpec;
import dev.xld.config.VkbSpec;
import dev.xld.config.Vnc;
import dev.xld.config.xl.setting.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vnc*} and {@code sdl}: the screen of an HVM guest; of a PV guest without {@code vfb} they make one. */
public final class DisplayKeys {
    private DisplayKeys() {}

    public static void read(Settings settings, HvmInfoBuilder hvm, GuestType type, List<DeviceSpec> devices) {
        if (type != GuestType.PV || devices.stream().anyMatch(VfbSpec.class::isInstance)) {
            hvm.vnc = vnc(settings);
            hvm.sdl = sdl(settings);
            return;
        }
        Long enabled = settings.number("vnc");
        if (enabled != null && enabled != 0) {
            devices.add(new VfbSpec(0, vnc(settings), sdl(settings), settings.string("keymap")));
            devices.add(VkbSpec.of(0));
        }
    }

    private static Vnc vnc(Settings settings) {
        return new Vnc(
                settings.bool("vnc"),
                settings.string("vnclisten"),
                settings.string("vncpasswd"),
                nonZero(settings, "vncdisplay"),
                settings.bool("vncunused"));
    }

    private static Sdl sdl(Settings settings) {
        return new Sdl(
                settings.bool("sdl"),
                settings.bool("opengl"),
                settings.string("display"),
                settings.string("xauthority"));
    }

    /** A number whose default is zero. */
    static @Nullable Integer nonZero(Settings settings, String key) {
        Integer value = settings.integer(key);
        return value == null || value == 0 ? null : value;
    }
}
