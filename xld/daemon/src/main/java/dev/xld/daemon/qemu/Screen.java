package dev.xld.daemon.qemu;

import static java.util.Objects.requireNonNullElse;

import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfo;
import dev.xld.config.Sdl;
import dev.xld.config.VfbSpec;
import dev.xld.config.Vnc;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a guest's screen is shown: an HVM guest's as its config says, another's as its first vfb does. Where nothing is said
 * there is a VNC server on 127.0.0.1, as with libxl.
 *
 * @param vnc empty for none
 * @param sdl empty for none
 */
record Screen(
        Optional<VncServer> vnc,
        Optional<Sdl> sdl,
        @Nullable String keymap) {
    /**
     * A VNC server, nothing left open.
     *
     * @param listen an address, or address:display
     * @param password empty for none
     * @param passwordGiven whether the config has the key, be it with no password
     */
    record VncServer(String listen, int display, boolean findUnused, String password, boolean passwordGiven) {
        private static VncServer of(Vnc vnc) {
            return new VncServer(
                    requireNonNullElse(vnc.listen(), "127.0.0.1"),
                    requireNonNullElse(vnc.display(), 0),
                    requireNonNullElse(vnc.findunused(), true),
                    requireNonNullElse(vnc.passwd(), ""),
                    vnc.passwd() != null);
        }

        boolean hasPassword() {
            return !password.isEmpty();
        }

        boolean listenNamesDisplay() {
            return listen.contains(":");
        }

        /** Without the password, which no log may have. */
        @Override
        public String toString() {
            return "VNC on " + listen + ", display " + display;
        }
    }

    static Screen of(DomainConfig config) {
        HvmInfo hvm = config.buildInfo().hvm();
        if (config.createInfo().type() == GuestType.HVM && hvm != null) {
            return of(hvm.vnc(), hvm.sdl(), hvm.keymap());
        }
        return config.devices(VfbSpec.class).stream()
                .findFirst()
                .map(vfb -> of(vfb.vnc(), vfb.sdl(), vfb.keymap()))
                .orElse(new Screen(Optional.empty(), Optional.empty(), null));
    }

    private static Screen of(Vnc vnc, Sdl sdl, @Nullable String keymap) {
        boolean served = requireNonNullElse(vnc.enable(), true);
        boolean shown = requireNonNullElse(sdl.enable(), false);
        return new Screen(
                served ? Optional.of(VncServer.of(vnc)) : Optional.empty(),
                shown ? Optional.of(sdl) : Optional.empty(),
                keymap);
    }

    /** Whether nobody sees it. */
    boolean dark() {
        return vnc.isEmpty() && sdl.isEmpty();
    }
}
