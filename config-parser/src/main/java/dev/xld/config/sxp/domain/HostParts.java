package dev.xld.config.sxp.domain;

import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Unsigned;
import dev.xld.config.HostResources.IoportRange;
import dev.xld.config.sxp.Sxp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ioports} and {@code irq}: parts of the host the guest may touch. */
final class HostParts {
    private static final int LAST_PORT = 0xFFFF;
    private static final long LAST_IRQ = 0xFFFF_FFFEL;

    private HostParts() {}

    static void readPorts(Keys keys, Draft draft) {
        Long from = port(keys, "from");
        Long to = port(keys, "to");
        if (from == null || to != null && to < from) {
            keys.findings()
                    .error(keys.position(), "the ioports are no range", "write (from 0x2f8) (to 0x2ff) in the device");
            return;
        }
        draft.ioports.add(new IoportRange(from, to == null ? 1 : to - from + 1));
    }

    /** xend takes numbers for hexadecimal. */
    private static @Nullable Long port(Keys keys, String key) {
        Sxp.Atom atom = keys.notation(key).orElse(null);
        if (atom == null) {
            return null;
        }
        Unsigned number = CNumber.unsigned(atom.text(), 0, 16);
        if (number.end() == 0
                || number.end() < atom.text().length()
                || number.value() < 0
                || number.value() > LAST_PORT) {
            keys.error(key, atom, "is no port", "write a hexadecimal number up to 0xffff");
            return null;
        }
        return number.value();
    }

    static void readIrq(Keys keys, Draft draft) {
        Long irq = keys.number("irq", 0, LAST_IRQ);
        if (irq != null) {
            draft.irqs.add(irq);
        }
    }

    static List<Sxp> write(Draft draft) {
        List<Sxp> devices = new ArrayList<>();
        for (IoportRange range : draft.ioports) {
            Out out = new Out("ioports")
                    .text("from", "0x%x".formatted(range.first()))
                    .text("to", "0x%x".formatted(range.first() + range.number() - 1));
            devices.add(Sxp.form("device", out.build()));
        }
        for (Long irq : draft.irqs) {
            devices.add(Sxp.form("device", Sxp.form("irq", Sxp.form("irq", Sxp.atom(irq)))));
        }
        return devices;
    }
}
