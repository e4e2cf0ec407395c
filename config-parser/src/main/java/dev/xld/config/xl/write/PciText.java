package dev.xld.config.xl.write;

import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.PciSpec;
import org.jspecify.annotations.Nullable;

/** A PCI device by address or name, with its options. */
final class PciText {
    private PciText() {}

    static String of(XlText out, PciSpec pci, GuestType type) {
        String device = "pci";
        SpecText spec = new SpecText(out, device);
        if (pci.name() == null) {
            spec.word(address(pci));
        } else {
            spec.option("name", pci.name());
            if (pci.vdevfn() != null) {
                spec.option("vslot", Long.toHexString(pci.vdevfn() >> 3));
            }
        }
        boolean usual = type != GuestType.HVM && "strict".equals(pci.rdmPolicy());
        return spec.word(pci.msitranslate() ? "msitranslate=1" : null)
                .word(pci.powerMgmt() ? "power_mgmt=1" : null)
                .word(pci.permissive() ? "permissive=1" : null)
                .word(pci.seize() ? "seize=1" : null)
                .option("rdm_policy", usual ? null : pci.rdmPolicy())
                .toString();
    }

    private static String address(PciSpec pci) {
        Long mask = pci.vfuncMask();
        String function = mask != null && mask == PciSpec.ALL_FUNCTIONS ? "*" : Integer.toString(zero(pci.func()));
        String slot = pci.vdevfn() == null ? "" : "@" + Long.toHexString(pci.vdevfn() >> 3);
        return "%04x:%02x:%02x.%s%s".formatted(zero(pci.domain()), zero(pci.bus()), zero(pci.dev()), function, slot);
    }

    private static int zero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
