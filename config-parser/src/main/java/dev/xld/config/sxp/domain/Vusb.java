package dev.xld.config.sxp.domain;

import dev.xld.config.UsbctrlSpec;
import dev.xld.config.sxp.Sxp;
import java.util.Optional;
import java.util.Set;

/** A PV USB controller. What hangs on its ports xend names by the host's bus and port, which xld does not. */
final class Vusb {
    private static final String PV = "pv";
    private static final int USUAL_VERSION = 2;
    private static final int USUAL_PORTS = 8;
    private static final int MOST_PORTS = 31;

    private Vusb() {}

    static void read(Keys keys, Draft draft) {
        keys.drop("backend", Set.of("0", "Domain-0"), "dom0 serves it");
        Integer version = keys.integer("usb-ver", 1, 3);
        Integer ports = keys.integer("num-ports", 1, MOST_PORTS);
        keys.value("port");
        for (Sxp port : keys.owned().children("port")) {
            for (Sxp one : port.children()) {
                Optional<Sxp> device = one.children().stream().findFirst();
                if (device.filter(name -> !name.equals(Sxp.atom(""))).isPresent()) {
                    keys.findings()
                            .warn(
                                    one.position(),
                                    "the USB device on port " + one.shown() + " is dropped, for xld names it otherwise",
                                    "attach it by its bus and address");
                }
            }
        }
        draft.add(new UsbctrlSpec(
                PV,
                draft.count(UsbctrlSpec.class),
                version == null || version == USUAL_VERSION ? null : version,
                ports == null || ports == USUAL_PORTS ? null : ports));
    }

    static Optional<Sxp> write(UsbctrlSpec controller) {
        if (!PV.equals(controller.type())) {
            return Optional.empty();
        }
        int ports = controller.ports() == null ? USUAL_PORTS : controller.ports();
        Out port = new Out("port");
        for (int i = 1; i <= Math.min(ports, MOST_PORTS); i++) {
            port.always(Integer.toString(i), "");
        }
        Out out = new Out("vusb")
                .number("usb-ver", controller.version() == null ? USUAL_VERSION : controller.version(), 1, 3)
                .number("num-ports", ports, 1, MOST_PORTS)
                .add(port.build());
        return Optional.of(Sxp.form("device", out.build()));
    }
}
