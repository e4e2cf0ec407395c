package dev.xld.config.sxp.domain;

import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Unsigned;
import dev.xld.config.PciSpec;
import dev.xld.config.sxp.Sxp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Devices of the host for the guest. One {@code pci} has all of them, each a {@code (dev ...)}; Xen 2.0 had one for each. Numbers are
 * hexadecimal.
 */
final class Pci {
    /** In xend's {@code vdevfn}: any free slot. */
    private static final int ANY_SLOT = 0x100;

    private static final String STRICT = "strict";

    private Pci() {}

    static void read(Keys keys, Keys image, Draft draft) {
        keys.know(List.of("backend", "domain", "bus", "slot", "func", "vslot", "vdevfn", "key", "opts"));
        if (keys.owned().childValue("dev").filter(Sxp.Atom.class::isInstance).isPresent()) {
            device(
                    new Keys("a pci", keys.findings(), keys.owned()).take(Set.of("opts")),
                    keys.owned(),
                    "dev",
                    image,
                    draft);
            return;
        }
        for (Sxp dev : keys.owned().children("dev")) {
            Keys device = new Keys("a pci dev", keys.findings(), dev).take(Set.of("opts"));
            device.know(List.of("uuid", "key", "state"));
            device(device, dev, "slot", image, draft);
            device.warnOfUnknown();
        }
    }

    private static void device(Keys keys, Sxp dev, String slotKey, Keys image, Draft draft) {
        Integer vdevfn = hex(keys, "vdevfn", 0x1FF);
        Integer vslot = hex(keys, "vslot", ANY_SLOT);
        if (vdevfn == null && vslot != null) {
            vdevfn = vslot == ANY_SLOT ? ANY_SLOT : vslot << 3 & 0xFF;
        }
        boolean fixed = vdevfn != null && vdevfn != 0 && vdevfn < ANY_SLOT;
        Integer bus = hex(keys, "bus", 0xFF);
        Integer slot = hex(keys, slotKey, 0x1F);
        if (bus == null || slot == null) {
            keys.findings()
                    .error(dev.position(), "the pci device has no address", "write (bus B) (slot S) (func F) in it");
        }
        draft.add(new PciSpec(
                nonZero(hex(keys, "func", 7)),
                nonZero(slot),
                nonZero(bus),
                nonZero(hex(keys, "domain", 0xFFFF)),
                fixed && vdevfn != null ? (Long) vdevfn.longValue() : null,
                1L,
                option(dev, "msitranslate", image.flag("pci_msitranslate")),
                option(dev, "power_mgmt", image.flag("pci_power_mgmt")),
                option(dev, "permissive", null),
                false,
                draft.isHvm() ? null : STRICT,
                null));
        if (!draft.isHvm()) {
            draft.build.e820Host = true;
        }
    }

    private static @Nullable Integer nonZero(@Nullable Integer number) {
        return number == null || number == 0 ? null : number;
    }

    private static @Nullable Integer hex(Keys keys, String key, int most) {
        Sxp.Atom atom = keys.notation(key).orElse(null);
        if (atom == null) {
            return null;
        }
        Unsigned number = CNumber.unsigned(atom.text(), 0, 16);
        boolean whole = number.end() > 0 && number.end() == atom.text().length() && !number.overflow();
        if (!whole || number.value() < 0 || number.value() > most) {
            keys.error(key, atom, "is no hexadecimal number up to " + Integer.toHexString(most), "write one, as 0x1f");
            return null;
        }
        return (int) number.value();
    }

    /** The value in the {@code (opts (key value))} that has it. */
    private static boolean option(Sxp dev, String key, @Nullable Boolean usual) {
        Optional<String> value = dev.children("opts").stream()
                .flatMap(opts -> opts.childText(key).stream())
                .findFirst();
        return value.map(text -> !text.equals("0")).orElse(Boolean.TRUE.equals(usual));
    }

    /** All that have an address, in one device. */
    static Optional<Sxp> write(List<PciSpec> all) {
        List<PciSpec> named = all.stream().filter(pci -> pci.name() == null).toList();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        List<Sxp> elements = new ArrayList<>(List.of(Sxp.atom("pci"), Sxp.form("backend", Sxp.atom(0))));
        named.forEach(pci -> elements.add(dev(pci)));
        return Optional.of(Sxp.form("device", Sxp.form(elements)));
    }

    private static Sxp dev(PciSpec pci) {
        int bus = or0(pci.bus());
        int slot = or0(pci.dev());
        int func = or0(pci.func());
        Long vdevfn = pci.vdevfn();
        Out out = new Out("dev")
                .text("domain", "0x%04x".formatted(or0(pci.domain())))
                .text("bus", "0x%02x".formatted(bus))
                .text("slot", "0x%02x".formatted(slot))
                .text("func", "0x%x".formatted(func))
                .text("vdevfn", "0x%02x".formatted(vdevfn == null ? ANY_SLOT : vdevfn))
                .text("key", "%02x:%02x.%x".formatted(bus, slot, func));
        option(out, "msitranslate", pci.msitranslate());
        option(out, "power_mgmt", pci.powerMgmt());
        if (pci.permissive()) {
            option(out, "permissive", true);
        }
        return out.build();
    }

    private static void option(Out out, String key, boolean on) {
        out.add(Sxp.form("opts", Sxp.form(key, Sxp.atom(on ? 1 : 0))));
    }

    private static int or0(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
