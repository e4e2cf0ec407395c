package dev.xld.config.sxp.domain;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What boots: bootloader, kernel, ramdisk, command line; for an HVM guest also the firmware, which xend calls loader. */
final class Boot {
    private static final String LOADER = "/usr/lib/xen/boot/hvmloader";

    private Boot() {}

    static void read(Keys keys, Keys image, Draft draft) {
        draft.build.bootloader = keys.text("bootloader");
        String arguments = keys.text("bootloader_args");
        draft.build.bootloaderArgs = arguments == null
                ? List.of()
                : Arrays.stream(arguments.split("[ \t\n]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        draft.build.kernel = image.text("kernel");
        draft.build.ramdisk = image.text("ramdisk");
        draft.build.cmdline = cmdline(image);
        if (draft.isHvm()) {
            firmware(image.text("loader"), draft);
        }
    }

    /** Without a loader, the kernel is one. */
    private static void firmware(@Nullable String loader, Draft draft) {
        String kernel = draft.build.kernel;
        String firmware = loader == null ? kernel : loader;
        if (loader == null || isStock(kernel)) {
            draft.build.kernel = null;
        }
        draft.hvm.firmware = isStock(firmware) ? null : firmware;
    }

    private static boolean isStock(@Nullable String file) {
        return file != null && file.substring(file.lastIndexOf('/') + 1).equals("hvmloader");
    }

    private static @Nullable String cmdline(Keys image) {
        String line = image.text("args");
        line = before(line, "ip=", image.text("ip"));
        return before(line, "root=", image.text("root"));
    }

    private static @Nullable String before(@Nullable String line, String name, @Nullable String value) {
        if (value == null || line != null && line.contains(name)) {
            return line;
        }
        return name + value + (line == null ? "" : " " + line);
    }

    static void writeBootloader(Out out, Draft draft) {
        out.always("bootloader", draft.build.bootloader)
                .always("bootloader_args", String.join(" ", draft.build.bootloaderArgs));
    }

    static void writeImage(Out out, Draft draft) {
        out.text("kernel", draft.build.kernel)
                .text("ramdisk", draft.build.ramdisk)
                .text("args", draft.build.cmdline);
        if (draft.isHvm()) {
            String firmware = draft.hvm.firmware;
            out.text("loader", firmware == null || firmware.isEmpty() ? LOADER : firmware);
        }
    }
}
