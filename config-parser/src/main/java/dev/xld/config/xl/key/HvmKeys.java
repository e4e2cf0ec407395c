package dev.xld.config.xl.key;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.Viridian;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The platform of an HVM guest: firmware, ACPI, Viridian, memory holes. */
final class HvmKeys {
    private static final long LEAST_MMIO_HOLE_KIB = 256 * 1024;
    private static final long MOST_MMIO_HOLE_KIB = 3840 * 1024;
    private static final int GENERATION_ID_BYTES = 16;

    private HvmKeys() {}

    static void read(Settings settings, Findings findings, BuildInfoBuilder build, HvmInfoBuilder hvm) {
        if (build.kernel != null && isHvmloader(build.kernel)) {
            findings.warn(
                    settings.position("kernel"),
                    "WARNING: you seem to be using \"kernel\" directive to override HVM guest firmware. Ignore that. "
                            + "Use \"firmware_override\" instead if you really want a non-default firmware");
            build.kernel = null;
        }
        hvm.firmware = settings.string("firmware_override");
        hvm.systemFirmware = settings.string("bios_path_override");
        hvm.bios = WordKeys.read(settings, findings, "bios");
        if (hvm.systemFirmware != null && settings.stringQuietly("bios") == null) {
            findings.warn(
                    settings.position("bios_path_override"),
                    "WARNING: bios_path_override given without specific bios name");
        }
        hvm.pae = settings.bool("pae");
        hvm.acpiS3 = settings.bool("acpi_s3");
        hvm.acpiS4 = settings.bool("acpi_s4");
        hvm.acpiLaptopSlate = settings.bool("acpi_laptop_slate");
        hvm.nx = settings.bool("nx");
        hvm.hpet = settings.bool("hpet");
        hvm.vptAlign = settings.bool("vpt_align");
        build.apic = settings.bool("apic");
        viridian(settings, findings, hvm);
        mmioHole(settings, findings, hvm);
        hvm.altp2m = settings.bool("altp2mhvm");
        if (hvm.altp2m != null) {
            findings.warn(
                    settings.position("altp2mhvm"),
                    "WARNING: Specifying \"altp2mhvm\" is deprecated. Please use \"altp2m\" instead.");
        }
        hvm.smbiosFirmware = settings.string("smbios_firmware");
        hvm.acpiFirmware = settings.string("acpi_firmware");
        generationId(settings, findings, hvm);
        Long boundary = CpuKeys.kib(settings, "rdm_mem_boundary");
        hvm.rdmMemBoundaryMemkb = boundary;
        machineCheck(settings, findings, hvm);
        firmware(settings, hvm);
    }

    private static boolean isHvmloader(String kernel) {
        return kernel.substring(kernel.lastIndexOf('/') + 1).equals("hvmloader");
    }

    private static void viridian(Settings settings, Findings findings, HvmInfoBuilder hvm) {
        if (!settings.isList("viridian")) {
            Long number = settings.numberQuietly("viridian");
            hvm.viridian = number == null ? null : (Boolean) (number != 0);
            return;
        }
        BitSet enable = new BitSet();
        BitSet disable = new BitSet();
        for (Settings.Item item : settings.listQuietly("viridian")) {
            boolean off = item.text().startsWith("!");
            String word = off ? item.text().substring(1) : item.text();
            int number = Viridian.WORDS.indexOf(word.toLowerCase(Locale.ROOT));
            if (item.text().equals("all")) {
                enable.set(0, Viridian.WIDTH);
            } else if (item.text().equals("defaults")) {
                hvm.viridian = true;
            } else if (number < 0) {
                findings.error(
                        item.position(),
                        "xl: unknown viridian enlightenment '" + word + "'",
                        "known words: all, defaults, " + String.join(", ", Viridian.WORDS),
                        3);
            } else {
                (off ? disable : enable).set(number);
                (off ? enable : disable).clear(number);
            }
        }
        hvm.viridianEnable = enable.isEmpty() ? null : enable;
        hvm.viridianDisable = disable.isEmpty() ? null : disable;
    }

    private static void mmioHole(Settings settings, Findings findings, HvmInfoBuilder hvm) {
        Long mib = settings.number("mmio_hole");
        if (mib == null) {
            return;
        }
        hvm.mmioHoleMemkb = mib * 1024;
        long bytes = mib << 20;
        if (Long.compareUnsigned(bytes, LEAST_MMIO_HOLE_KIB << 10) < 0
                || Long.compareUnsigned(bytes, MOST_MMIO_HOLE_KIB << 10) > 0) {
            findings.error(
                    settings.position("mmio_hole"),
                    "ERROR: invalid value " + mib + " for \"mmio_hole\"",
                    "it must be from 256 to 3840",
                    1);
        }
    }

    private static void generationId(Settings settings, Findings findings, HvmInfoBuilder hvm) {
        String word = settings.string("ms_vm_genid");
        if (word == null || word.equals("none")) {
            return;
        }
        if (!word.equals("generate")) {
            findings.error(
                    settings.position("ms_vm_genid"), "ERROR: \"ms_vm_genid\" option must be \"generate\" or \"none\"");
            return;
        }
        byte[] random = new byte[GENERATION_ID_BYTES];
        new SecureRandom().nextBytes(random);
        List<Integer> bytes = new ArrayList<>();
        for (byte b : random) {
            bytes.add(b & 0xFF);
        }
        hvm.msVmGenid = bytes;
    }

    private static void machineCheck(Settings settings, Findings findings, HvmInfoBuilder hvm) {
        if (settings.has("mca_caps") && !settings.isList("mca_caps")) {
            findings.error(settings.position("mca_caps"), "ERROR: unable to parse mca_caps.", "it must be a list", 3);
        }
        for (Settings.Item item : settings.listQuietly("mca_caps")) {
            if (item.text().equals("lmce")) {
                hvm.mcaCaps = 1L;
            } else {
                String message = "ERROR: unrecognized MCA capability '" + item.text() + "'.";
                findings.error(item.position(), message, "there is only lmce", 3);
            }
        }
    }

    /** {@code firmware}: a bios by name or kind, or the path of another firmware. */
    private static void firmware(Settings settings, HvmInfoBuilder hvm) {
        String given = settings.string("firmware");
        if (given == null) {
            return;
        }
        String word = given.toLowerCase(Locale.ROOT);
        if (List.of("rombios", "seabios", "ovmf").contains(word)) {
            hvm.bios = word;
        } else if (word.equals("unknown")) {
            hvm.bios = null;
        } else if ("uefi".startsWith(given)) {
            hvm.bios = "ovmf";
        } else if (!"bios".startsWith(given)) {
            hvm.firmware = given;
        }
    }
}
