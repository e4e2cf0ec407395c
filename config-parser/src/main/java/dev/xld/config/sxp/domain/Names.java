package dev.xld.config.sxp.domain;

import dev.xld.config.sxp.Sxp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The other names and places of keys. xend keeps a domain with the Xen API's names beside its own, and takes either; keys of the
 * image may stand in {@code (platform ...)}, as {@code platform_KEY}, and some beside the image. xend's own names count more.
 */
final class Names {
    private static final String PLATFORM = "platform_";

    private static final Map<String, String> OF_DOMAIN = Map.of(
            "name_label", "name",
            "VCPUs_max", "vcpus",
            "actions_after_shutdown", "on_poweroff",
            "actions_after_reboot", "on_reboot",
            "actions_after_crash", "on_crash",
            "PV_bootloader", "bootloader",
            "PV_bootloader_args", "bootloader_args");

    private static final Map<String, String> OF_IMAGE = Map.of(
            "PV_kernel", "kernel",
            "PV_ramdisk", "ramdisk",
            "PV_args", "args",
            "HVM_boot", "boot",
            "tsc_mode", "tsc_mode",
            "nomigrate", "nomigrate",
            "oos", "oos",
            "hap", "hap",
            "localtime", "localtime");

    private Names() {}

    static void join(Keys domain, Keys image) {
        Map<String, Sxp> forms = new LinkedHashMap<>(domain.forms());
        OF_DOMAIN.forEach((other, key) -> otherwise(forms, other, domain, key));
        OF_IMAGE.forEach((other, key) -> otherwise(forms, other, image, key));
        forms.forEach((key, form) -> {
            if (key.startsWith(PLATFORM)) {
                image.otherwise(key.substring(PLATFORM.length()), form);
            }
        });
        pairs(forms, "platform").forEach(pair -> image.otherwise(pair.name().orElse(""), pair));
        pairs(forms, "HVM_boot_params")
                .filter(pair -> pair.named("order"))
                .findFirst()
                .ifPresent(pair -> image.otherwise("boot", pair));
        domain.know(OF_DOMAIN.keySet());
        domain.know(OF_IMAGE.keySet());
        domain.know(Set.of("HVM_boot_params"));
        domain.know(
                forms.keySet().stream().filter(key -> key.startsWith(PLATFORM)).toList());
    }

    private static void otherwise(Map<String, Sxp> forms, String other, Keys keys, String key) {
        Sxp form = forms.get(other);
        if (form != null && !form.children().isEmpty()) {
            keys.otherwise(key, form);
        }
    }

    /** {@code (key ((a 1) (b 2)))} and {@code (key (a 1) (b 2))}. */
    private static Stream<Sxp> pairs(Map<String, Sxp> forms, String key) {
        Sxp form = forms.get(key);
        List<Sxp> children = form == null ? List.of() : form.children();
        boolean nested = children.size() == 1 && children.get(0).name().isEmpty();
        return (nested ? children.get(0).elements() : children)
                .stream().filter(pair -> pair instanceof Sxp.Form && pair.name().isPresent());
    }
}
