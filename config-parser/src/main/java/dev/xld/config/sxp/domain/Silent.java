package dev.xld.config.sxp.domain;

import java.util.Map;
import java.util.Set;

/** Keys that make no difference to a config: what xend only tells, and what it knows and xld has no like of. */
final class Silent {
    private static final String RID = "remove it to be rid of this line";
    private static final Set<String> ZERO = Set.of("0", "False");

    /** What is true of a running domain only, or repeats other keys for the Xen API. */
    private static final Set<String> TOLD = Set.of(
            "domid",
            "online_vcpus",
            "status",
            "state",
            "cpu_time",
            "start_time",
            "up_time",
            "ssidref",
            "shutdown_reason",
            "crash_reason",
            "store_mfn",
            "console_mfn",
            "vcpu",
            "VCPUs_params",
            "HVM_boot_policy",
            "memory_static_min",
            "memory_dynamic_min",
            "other_config",
            "is_a_template",
            "is_control_domain",
            "user_version",
            "power_state",
            "resident_on",
            "affinity",
            "metrics",
            "tools_version",
            "PCI_bus",
            "vbd_refs",
            "vif_refs",
            "vtpm_refs",
            "console_refs",
            "vfb_refs",
            "platform");

    private static final Set<String> TOLD_OF_IMAGE = Set.of("notes", "pci");

    private record Unlike(Set<String> harmless, String hint) {}

    private static final Map<String, Unlike> OF_DOMAIN = Map.ofEntries(
            Map.entry(
                    "on_xend_start",
                    new Unlike(Set.of("ignore"), "link a config into /etc/xen/auto to start it with the host")),
            Map.entry(
                    "on_xend_stop",
                    new Unlike(Set.of("ignore"), "the service xendomains says what happens when the host stops")),
            Map.entry("auto_power_on", new Unlike(ZERO, "link a config into /etc/xen/auto to start it with the host")),
            Map.entry("description", new Unlike(Set.of(), RID)),
            Map.entry("features", new Unlike(Set.of(), RID)),
            Map.entry("target", new Unlike(ZERO, RID)),
            Map.entry("cpuid_check", new Unlike(Set.of(), RID)),
            Map.entry("machine_address_size", new Unlike(ZERO, RID)),
            Map.entry("suppress_spurious_page_faults", new Unlike(ZERO, RID)),
            Map.entry("s3_integrity", new Unlike(Set.of("0", "1"), RID)),
            Map.entry("superpages", new Unlike(ZERO, RID)),
            Map.entry("memory_sharing", new Unlike(ZERO, RID)),
            Map.entry("change_home_server", new Unlike(ZERO, RID)));

    private static final Map<String, Unlike> OF_IMAGE = Map.ofEntries(
            Map.entry(
                    "fda",
                    new Unlike(Set.of("none"), "write device_model_args_hvm = [\"-fda\", FILE] in an xl config")),
            Map.entry(
                    "fdb",
                    new Unlike(Set.of("none"), "write device_model_args_hvm = [\"-fdb\", FILE] in an xl config")),
            Map.entry(
                    "parallel",
                    new Unlike(Set.of("none"), "write device_model_args_hvm = [\"-parallel\", PORT] in an xl config")),
            Map.entry("expose_host_uuid", new Unlike(ZERO, RID)),
            Map.entry("monitor", new Unlike(ZERO, RID)),
            Map.entry("monitor_path", new Unlike(Set.of(), RID)),
            Map.entry("isa", new Unlike(ZERO, RID)),
            Map.entry("guest_os_type", new Unlike(Set.of("default"), RID)),
            Map.entry("vhpt", new Unlike(ZERO, RID)),
            Map.entry("vncconsole", new Unlike(ZERO, RID)),
            Map.entry("xen_extended_power_mgmt", new Unlike(ZERO, RID)),
            Map.entry("superpages", new Unlike(ZERO, RID)),
            Map.entry("memory_sharing", new Unlike(ZERO, RID)),
            Map.entry("cpuid_check", new Unlike(Set.of(), RID)),
            Map.entry("machine_address_size", new Unlike(ZERO, RID)),
            Map.entry("suppress_spurious_page_faults", new Unlike(ZERO, RID)));

    private Silent() {}

    static void domain(Keys keys) {
        keys.know(TOLD);
        drop(keys, OF_DOMAIN);
    }

    static void image(Keys image) {
        image.know(TOLD_OF_IMAGE);
        drop(image, OF_IMAGE);
    }

    private static void drop(Keys keys, Map<String, Unlike> all) {
        keys.forms().keySet().forEach(key -> {
            Unlike unlike = all.get(key);
            if (unlike != null) {
                keys.drop(key, unlike.harmless(), unlike.hint());
            }
        });
    }
}
