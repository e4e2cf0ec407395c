package dev.xld.config.xl.device;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DtdevSpec;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Devices of the host for the guest: {@code pci} with its defaults, {@code rdm}, {@code dtdev}. */
public final class PciKeys {
    private PciKeys() {}

    public static void read(
            Settings settings,
            Findings findings,
            BuildInfoBuilder build,
            HvmInfoBuilder hvm,
            GuestType type,
            List<DeviceSpec> devices) {
        PciGrammar.Defaults defaults = new PciGrammar.Defaults(
                flag(settings, "pci_msitranslate"),
                flag(settings, "pci_power_mgmt"),
                flag(settings, "pci_permissive"),
                flag(settings, "pci_seize"),
                rdmPolicy(settings, findings, hvm, type));
        int before = devices.size();
        for (Settings.Item item : settings.list("pci")) {
            PciGrammar.parse(item, defaults, findings).ifPresent(devices::add);
        }
        if (devices.size() > before && type == GuestType.PV) {
            build.e820Host = true;
        }
        settings.list("dtdev").forEach(item -> devices.add(new DtdevSpec(item.text())));
    }

    private static boolean flag(Settings settings, String key) {
        Integer value = settings.integer(key);
        return value != null && value != 0;
    }

    /** The policy of devices that have none of their own. Only HVM guests know {@code rdm}; others have libxl's zero. */
    private static @Nullable String rdmPolicy(
            Settings settings, Findings findings, HvmInfoBuilder hvm, GuestType type) {
        hvm.rdm = RdmGrammar.parse(settings, findings);
        return type == GuestType.HVM ? hvm.rdm.policy() : "strict";
    }
}
