package dev.xld.config.xl.device;

import dev.xld.config.Sdl;
import dev.xld.config.VfbSpec;
import dev.xld.config.Vnc;
import dev.xld.config.xl.setting.CArithmetic;
import dev.xld.config.xl.setting.Settings;
import org.jspecify.annotations.Nullable;

/** {@code vfb=["vnc=1,vncpasswd=x"]}; keys it does not know mean nothing. One specification, one thread. */
final class VfbGrammar {
    private @Nullable Boolean vnc;
    private @Nullable String listen;
    private @Nullable String password;
    private int display;
    private @Nullable Boolean unused;
    private @Nullable String keymap;
    private @Nullable Boolean sdl;
    private @Nullable Boolean opengl;
    private @Nullable String xDisplay;
    private @Nullable String xAuthority;

    private VfbGrammar() {}

    static VfbSpec parse(Settings.Item item, int devid) {
        VfbGrammar grammar = new VfbGrammar();
        KeyValueSpec.options(item.text()).forEach(option -> grammar.take(option.key(), option.value()));
        return grammar.spec(devid);
    }

    private void take(String key, String value) {
        switch (key) {
            case "vnc" -> vnc = CArithmetic.atoi(value) != 0;
            case "vnclisten" -> listen = value;
            case "vncpasswd" -> password = value;
            case "vncdisplay" -> display = CArithmetic.atoi(value);
            case "vncunused" -> unused = CArithmetic.atoi(value) != 0;
            case "keymap" -> keymap = value;
            case "sdl" -> sdl = CArithmetic.atoi(value) != 0;
            case "opengl" -> opengl = CArithmetic.atoi(value) != 0;
            case "display" -> xDisplay = value;
            case "xauthority" -> xAuthority = value;
            default -> {
                // xl reads over it too.
            }
        }
    }

    private VfbSpec spec(int devid) {
        return new VfbSpec(
                devid,
                new Vnc(vnc, listen, password, CArithmetic.nonZero(display), unused),
                new Sdl(sdl, opengl, xDisplay, xAuthority),
                keymap);
    }
}
