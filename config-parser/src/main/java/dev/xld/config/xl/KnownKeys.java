package dev.xld.config.xl;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of all keys xl of Xen 4.17 or xm of Xen 4.4 looks at. Source: xl.cfg(5) and xm's options. */
final class KnownKeys {
    private static final String XL = """
            name type builder uuid pool vcpus maxvcpus cpus cpus_soft cpu_weight cap period slice latency extratime
            memory maxmem vnuma shadow_memory hap oos max_grant_frames max_maptrack_frames max_grant_version
            max_event_channels nomigrate vmtrace_buf_kb vpmu seclabel init_seclabel
            on_poweroff on_reboot on_watchdog on_crash on_soft_reset
            kernel ramdisk cmdline root extra bootloader bootloader_args firmware device_tree
            pvshim pvshim_path pvshim_cmdline pvshim_extra e820_host
            disk vif vif2 vfb vkb vtpm vdispl vsnd p9 pvcalls channel pci dtdev usbctrl usbdev ioports irqs iomem rdm
            pci_permissive pci_msitranslate pci_seize pci_power_mgmt gfx_passthru rdm_mem_boundary passthrough
            driver_domain xend_suspend_evtchn_compat
            boot hdtype bios bios_path_override acpi acpi_s3 acpi_s4 acpi_laptop_slate pae nx hpet apic vpt_align
            xen_platform_pci vkb_device viridian nestedhvm altp2m altp2mhvm acpi_firmware smbios_firmware
            firmware_override ms_vm_genid timer_mode tsc_mode rtc_timeoffset localtime mmio_hole mca_caps videoram vga
            stdvga vendor_device msr_relaxed usb usbversion usbdevice soundhw serial nographic
            vnc vnclisten vncdisplay vncunused vncpasswd vncviewer keymap sdl opengl display xauthority
            spice spicehost spiceport spicetls_port spicedisable_ticketing spicepasswd spiceagent_mouse spicevdagent
            spice_clipboard_sharing spiceusbredirection spice_image_compression spice_streaming_video
            device_model device_model_override device_model_version device_model_stubdomain_override
            device_model_stubdomain_seclabel device_model_user device_model_args device_model_args_pv
            device_model_args_hvm stubdomain_kernel stubdomain_cmdline stubdomain_ramdisk stubdomain_memory dm_restrict
            gic_version vuart tee cpuid
            """;

    private static final String XM = """
            cpu_cap irq bootargs cpu vcpu_avail loader restart ip netmask gateway hostname interface dhcp nfs_server
            nfs_root fda fdb parallel monitor monitor_path isa guest_os_type vhpt s3_integrity memory_sharing superpages
            target machine_address_size suppress_spurious_page_faults features cpuid_check blkif netif on_xend_start
            on_xend_stop access_control nics cdrom vscsi vusb vncconsole description bootentry autorestart
            """;

    /** By the release that first read them. */
    private static final Map<String, String> NEWER = newer(
            "4.18 bootloader_restrict bootloader_user smbios sve virtio",
            "4.19 hvm_pirq nr_spis",
            "4.20 llc_colors",
            "4.21 altp2m_count arm_sci trap_unmapped_accesses xen_platform_pci_bar_uc xenstore_feature_mask",
            "4.22 xenstore_quota");

    /** Those that only the Xen of xen-troops reads, for ARM boards. */
    private static final Set<String> OF_TROOPS = Set.of("dt_compatible", "dt_passthrough_nodes", "coproc");

    private static final Set<String> OF_XL = Set.of(XL.strip().split("\\s+"));
    private static final Set<String> OF_XM = Set.of(XM.strip().split("\\s+"));
    private static final Set<String> ALL = union(OF_XL, OF_XM);

    private KnownKeys() {}

    private static Map<String, String> newer(String... releases) {
        Map<String, String> keys = new HashMap<>();
        for (String line : releases) {
            String[] words = line.split(" ");
            Arrays.stream(words).skip(1).forEach(key -> keys.put(key, words[0]));
        }
        return Map.copyOf(keys);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    static Set<String> all() {
        return ALL;
    }

    /** Whether only xm reads it. */
    static boolean isOfXm(String key) {
        return OF_XM.contains(key) && !OF_XL.contains(key);
    }

    /** Whether only a patched xl reads it, that of xen-troops. */
    static boolean isOfTroops(String key) {
        return OF_TROOPS.contains(key);
    }

    /** The Xen release whose xl first reads it; null for keys of 4.17 and unknown ones. */
    static @Nullable String since(String key) {
        return NEWER.get(key);
    }

    /** The key of xl that looks most like a wrong one; null where none looks like it. */
    static @Nullable String like(String wrong) {
        int nearest = wrong.length() < 5 ? 1 : 2;
        String found = null;
        for (String key : new TreeSet<>(OF_XL)) {
            int distance = distance(wrong, key);
            if (distance < nearest || distance == nearest && found == null) {
                nearest = distance;
                found = key;
            }
        }
        return found;
    }

    /** Letters to insert, drop, change or swap with their neighbour; above 2 a guess. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) {
            return 3;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
