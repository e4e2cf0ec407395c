package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.Sdl;
import dev.xld.config.VfbSpec;
import dev.xld.config.Vnc;
import dev.xld.daemon.device.Connection;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DevidOrder;
import dev.xld.daemon.device.NumberedKind;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.plan.Task;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Framebuffers, shown by the device model over VNC or in a window. The VNC password goes to the store, where the device model
 * reads it, and to no sentence and no log. Holds no state; safe for any number of threads.
 */
public final class VfbKind implements NumberedKind<VfbSpec> {
    private static final String WORD = "vfb";
    private static final int DOM0 = 0;
    private static final String LOOPBACK = "127.0.0.1";

    private final DeviceRemoval removal;

    public VfbKind(DeviceRemoval removal) {
        this.removal = removal;
    }

    @Override
    public Class<VfbSpec> spec() {
        return VfbSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Phase phase() {
        return Phase.SERVED_BY_DEVICE_MODEL;
    }

    /** A screen is shown over VNC unless the config says no, on the loopback address and the next free display. */
    @Override
    public VfbSpec prepare(VfbSpec vfb, DomainConfig config) {
        Vnc vnc = vfb.vnc();
        boolean shown = !Boolean.FALSE.equals(vnc.enable());
        Vnc full = new Vnc(
                shown,
                shown && vnc.listen() == null ? LOOPBACK : vnc.listen(),
                vnc.passwd(),
                vnc.display() == null ? 0 : vnc.display(),
                vnc.findunused() == null ? shown : vnc.findunused());
        int devid = DevidOrder.devid(vfb, config.devices(VfbSpec.class), VfbSpec::devid);
        return new VfbSpec(devid, full, vfb.sdl(), vfb.keymap());
    }

    @Override
    public Plug plug(int domid, VfbSpec vfb) {
        DeviceAddress device = new DeviceAddress(domid, WORD, Objects.requireNonNull(vfb.devid()), DOM0, WORD);
        Vnc vnc = vfb.vnc();
        Sdl sdl = vfb.sdl();
        DeviceKeys keys = DeviceKeys.of(device)
                .back("vnc", flag(vnc.enable()))
                .back("vnclisten", vnc.listen())
                .back("vncpasswd", vnc.passwd())
                .back("vncdisplay", vnc.display())
                .back("vncunused", flag(vnc.findunused()))
                .back("sdl", flag(sdl.enable()))
                .back("opengl", flag(sdl.opengl()))
                .back("xauthority", sdl.xauthority())
                .back("display", sdl.display());
        return new Plug(device, keys.nodes(), Connection.NONE);
    }

    private static int flag(@Nullable Boolean set) {
        return Boolean.TRUE.equals(set) ? 1 : 0;
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        removal.remove(device, force, () -> {}, task);
    }
}
