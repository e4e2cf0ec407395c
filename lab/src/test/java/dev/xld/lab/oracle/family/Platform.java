package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.any;
import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.oneOf;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Key;
import java.util.List;
import java.util.stream.Stream;

/** The machine an HVM guest sees. */
final class Platform implements Family {
    private static final List<String> FLAGS = List.of(
            "pae",
            "acpi",
            "acpi_s3",
            "acpi_s4",
            "acpi_laptop_slate",
            "nx",
            "hpet",
            "apic",
            "vpt_align",
            "xen_platform_pci",
            "vkb_device",
            "nestedhvm",
            "usb",
            "nographic",
            "msr_relaxed",
            "altp2mhvm",
            "stdvga",
            "vpmu",
            "dm_restrict",
            "driver_domain",
            "xend_suspend_evtchn_compat");
    private static final List<Key> OTHERS = List.of(
            new Key("hdtype", atom(mostly(words("ide", "ahci", "scsi", "AHCI")))),
            new Key(
                    "mmio_hole",
                    atom(mostly(words("255", "256", "1024", "3840", "3841", "2048", "-1", "4503599627370496")))),
            new Key("mca_caps", list(words("lmce", "lmce", "LMCE"))),
            new Key(
                    "altp2m",
                    atom(mostly(words("disabled", "mixed", "external", "limited", "0", "1", "2", "3", "4", "-1")))),
            new Key("vga", atom(mostly(words("stdvga", "cirrus", "none", "qxl", "std")))),
            new Key("vendor_device", atom(mostly(words("none", "xenserver", "acme")))),
            new Key("usbversion", atom(number())),
            new Key("usbdevice", oneOf(atom(text()), list(text()))),
            new Key("serial", oneOf(atom(text()), list(text()))),
            new Key("soundhw", atom(text())),
            new Key("gfx_passthru", atom(mostly(words("0", "1", "2", "default", "igd", "IGD")))),
            new Key("smbios_firmware", atom(text())),
            new Key("acpi_firmware", atom(text())),
            new Key("ms_vm_genid", atom(words("generate", "none", "x"))),
            new Key("vmtrace_buf_kb", atom(number())),
            new Key("videoram", atom(number())),
            new Key("tsc_mode", atom(any())));

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public List<Key> keys() {
        return Stream.concat(FLAGS.stream().map(key -> new Key(key, atom(flag()))), OTHERS.stream())
                .toList();
    }

    @Override
    public List<String> guests() {
        return List.of("hvm", "hvm", "hvm", "pvh", "pv");
    }
}
