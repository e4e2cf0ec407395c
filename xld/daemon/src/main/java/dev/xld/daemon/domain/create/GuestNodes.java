package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.config.HvmInfo;
import dev.xld.xen.BuiltGuest;
import dev.xld.xen.GuestType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The store's nodes that only guests of one type have: what hvmloader and an HVM guest read of their platform, and what tools
 * read of the image. Stateless.
 */
final class GuestNodes {
    private static final long BYTES_PER_KIB = 1024;
    private static final int GENERATION_ID_BYTES = 16;

    /** A hole for devices smaller than this is not heeded. */
    private static final long DEVICE_MODEL_HOLE_KIB = 256 * 1024;

    private GuestNodes() {}

    static Map<String, String> of(Creation creation) {
        Map<String, String> nodes = new LinkedHashMap<>();
        String vm = creation.vmPath();
        HvmInfo hvm = creation.build().hvm();
        if (creation.shape.type() == GuestType.HVM && hvm != null) {
            loaded(nodes, creation);
            platform(nodes, creation, hvm);
            nodes.put(vm + "/rtc/timeoffset", "");
            nodes.put(vm + "/image/ostype", "hvm");
        } else if (creation.shape.type() == GuestType.PV) {
            image(nodes, vm, creation.build());
        }
        nodes.put(vm + "/start_time", startTime(creation.started));
        return nodes;
    }

    private static void loaded(Map<String, String> nodes, Creation creation) {
        String hvmloader = creation.domainPath() + "/hvmloader";
        loaded(nodes, hvmloader + "/smbios", creation.built().smbios());
        loaded(nodes, hvmloader + "/acpi", creation.built().acpi());
    }

    private static void loaded(Map<String, String> nodes, String path, BuiltGuest.@Nullable Loaded file) {
        if (file != null) {
            nodes.put(path + "/address", "0x" + Long.toHexString(file.address()));
            nodes.put(path + "/length", "0x" + Long.toHexString(file.length()));
        }
    }

    private static void platform(Map<String, String> nodes, Creation creation, HvmInfo hvm) {
        String platform = creation.domainPath() + "/platform";
        if (hvm.msVmGenid().size() == GENERATION_ID_BYTES
                && !hvm.msVmGenid().stream().allMatch(b -> b == 0)) {
            nodes.put(platform + "/generation-id", generationId(hvm.msVmGenid()));
        }
        nodes.put(platform + "/acpi", flag(creation.build().switches().acpi(), true));
        nodes.put(platform + "/acpi_s3", flag(hvm.acpiS3(), true));
        nodes.put(platform + "/acpi_s4", flag(hvm.acpiS4(), true));
        nodes.put(platform + "/acpi_laptop_slate", flag(hvm.acpiLaptopSlate(), false));
        Long hole = hvm.mmioHoleMemkb();
        if (hole != null && hole >= DEVICE_MODEL_HOLE_KIB) {
            nodes.put(platform + "/mmio_hole_size", Long.toString(hole * BYTES_PER_KIB));
        }
        nodes.put(platform + "/device-model", "qemu_xen");
    }

    /** Its two halves, little endian, as decimal numbers. */
    private static String generationId(List<Integer> bytes) {
        ByteBuffer id = ByteBuffer.allocate(GENERATION_ID_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.forEach(b -> id.put(b.byteValue()));
        return Long.toUnsignedString(id.getLong(0)) + ":" + Long.toUnsignedString(id.getLong(8));
    }

    private static String flag(@Nullable Boolean given, boolean usual) {
        return (given == null ? usual : given) ? "1" : "0";
    }

    private static void image(Map<String, String> nodes, String vm, BuildInfo build) {
        nodes.put(vm + "/image/ostype", "linux");
        nodes.put(vm + "/image/kernel", String.valueOf(build.kernel()));
        if (build.ramdisk() != null) {
            nodes.put(vm + "/image/ramdisk", build.ramdisk());
        }
        if (build.cmdline() != null) {
            nodes.put(vm + "/image/cmdline", build.cmdline());
        }
    }

    /** Seconds since 1970 with hundredths, as libxl writes it and uptime reads it. */
    static String startTime(long millis) {
        return String.format(Locale.ROOT, "%d.%02d", millis / 1000, millis % 1000 / 10);
    }
}
