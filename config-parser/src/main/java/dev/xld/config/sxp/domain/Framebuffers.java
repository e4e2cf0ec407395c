package dev.xld.config.sxp.domain;

import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.Sdl;
import dev.xld.config.VfbSpec;
import dev.xld.config.VkbSpec;
import dev.xld.config.Vnc;
import dev.xld.config.sxp.Sxp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code vfb} and {@code vkbd}. A PV guest has them as devices; before Xen 3.1 its image asked for them. Of an HVM guest a vfb says how its emulated screen is shown, as its
 * image may too, and xend gives it one where the image asks for VNC; the vkbd beside it is part of it. One reading, one thread.
 */
final class Framebuffers {
    private static final Set<String> TYPES = Set.of("vnc", "sdl");

    private final List<Screen> screens = new ArrayList<>();
    private int keyboards;

    void readScreen(Keys keys) {
        keys.know(List.of("location", "protocol"));
        for (String dropped : List.of("serial", "monitor", "videoram")) {
            keys.drop(dropped, Set.of("0"), "remove it to be rid of this line");
        }
        dropBackend(keys);
        Screen screen = Screen.read(keys);
        String type = keys.word("type", TYPES);
        screens.add(type == null ? screen : screen.or(ofType(type)));
    }

    private static Screen ofType(String type) {
        Screen none = Screen.NONE;
        return type.equals("vnc")
                ? new Screen(new Vnc(true, null, null, null, null), none.sdl(), null)
                : new Screen(none.vnc(), new Sdl(true, null, null, null), null);
    }

    void readKeyboard(Keys keys) {
        dropBackend(keys);
        keyboards++;
    }

    private static void dropBackend(Keys keys) {
        keys.drop("backend", Set.of("0", "Domain-0"), "dom0 serves it");
    }

    /** Once all devices are read. */
    void finish(Keys image, Draft draft) {
        if (draft.isHvm()) {
            Screen screen = Screen.read(image);
            for (Screen other : screens) {
                screen = screen.or(other);
            }
            put(screen, draft.hvm);
            addKeyboards(draft, keyboards - screens.size());
            return;
        }
        Screen ofImage = Screen.read(image);
        if (screens.isEmpty() && ofImage.asked()) {
            screens.add(ofImage);
        }
        for (int i = 0; i < screens.size(); i++) {
            Screen screen = screens.get(i);
            draft.add(new VfbSpec(i, screen.vnc(), screen.sdl(), screen.keymap()));
            if (keyboards == 0 || draft.count(VkbSpec.class) < keyboards) {
                addKeyboards(draft, 1);
            }
        }
        addKeyboards(draft, keyboards - draft.count(VkbSpec.class));
    }

    private static void put(Screen screen, HvmInfoBuilder hvm) {
        hvm.vnc = screen.vnc();
        hvm.sdl = screen.sdl();
        hvm.keymap = screen.keymap();
    }

    private static void addKeyboards(Draft draft, int number) {
        for (int i = 0; i < number; i++) {
            draft.add(VkbSpec.of(draft.count(VkbSpec.class)));
        }
    }

    static void writeImage(Out out, Draft draft) {
        if (draft.isHvm()) {
            screen(draft).write(out, true);
        }
    }

    private static Screen screen(Draft draft) {
        return new Screen(draft.hvm.vnc, draft.hvm.sdl, draft.hvm.keymap);
    }

    static List<Sxp> write(Draft draft) {
        List<Sxp> devices = new ArrayList<>();
        int keyboardsLeft = draft.count(VkbSpec.class);
        if (draft.isHvm()) {
            if (screen(draft).shown()) {
                devices.add(keyboard());
                devices.add(screen(draft).device(true));
            }
        } else {
            for (VfbSpec vfb : draft.devices(VfbSpec.class)) {
                keyboardsLeft = addKeyboard(devices, keyboardsLeft);
                devices.add(new Screen(vfb.vnc(), vfb.sdl(), vfb.keymap()).device(null));
            }
        }
        while (keyboardsLeft > 0) {
            keyboardsLeft = addKeyboard(devices, keyboardsLeft);
        }
        return devices;
    }

    private static int addKeyboard(List<Sxp> devices, int left) {
        if (left > 0) {
            devices.add(keyboard());
        }
        return left - 1;
    }

    private static Sxp keyboard() {
        return Sxp.form("device", Sxp.form("vkbd"));
    }
}
