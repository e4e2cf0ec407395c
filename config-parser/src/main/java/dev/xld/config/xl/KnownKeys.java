package dev.xld.config.xl;

import java.util.Set;

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
            on_xend_stop access_control nics vscsi vusb vncconsole description bootentry autorestart
            """;

    private static final Set<String> ALL = Set.of((XL + XM).strip().split("\\s+"));

    private KnownKeys() {}

    static Set<String> all() {
        return ALL;
    }
}
