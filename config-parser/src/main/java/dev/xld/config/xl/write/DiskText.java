package dev.xld.config.xl.write;

import dev.xld.config.DiskColo;
import dev.xld.config.DiskSpec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A disk by named options; the target comes last, since it takes all that follows. */
final class DiskText {
    private DiskText() {}

    static String of(XlText out, DiskSpec disk) {
        DiskColo colo = disk.colo();
        SpecText spec = new SpecText(out, "disk " + disk.vdev())
                .option("vdev", disk.vdev())
                .option("format", word(disk.format()))
                .option("access", disk.readWrite() ? "rw" : "ro")
                .word(disk.cdrom() ? "devtype=cdrom" : null)
                .option("backend", disk.backendDomain())
                .option("backendtype", disk.backend() == DiskSpec.Backend.UNSET ? null : word(disk.backend()))
                .option("script", disk.script())
                .word(disk.directIoSafe() ? "direct-io-safe" : null)
                .either(disk.discard(), "discard", "no-discard")
                .either(disk.trusted(), "trusted", "untrusted")
                .option(
                        "specification",
                        disk.specification() == DiskSpec.Specification.UNSET ? null : word(disk.specification()))
                .either(colo.coloEnable(), "colo", "no-colo")
                .option("colo-host", colo.coloHost())
                .option("colo-port", colo.coloPort())
                .option("colo-export", colo.coloExport())
                .option("active-disk", colo.activeDisk())
                .option("hidden-disk", colo.hiddenDisk());
        return disk.path() == null ? spec.toString() : spec + ",target=" + target(disk.path());
    }

    /** Of a comma at the end the reader takes one away. */
    private static String target(String path) {
        return path.endsWith(",") ? path + "," : path;
    }

    private static String word(@Nullable Enum<?> word) {
        return word == null ? "" : word.name().toLowerCase(Locale.ROOT);
    }
}
