package dev.xld.xen.libxc;

import dev.xld.xen.BuiltGuest;
import dev.xld.xen.Errno;
import dev.xld.xen.PvImage;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.jna.LibXenGuest;
import dev.xld.xen.layout.DomImageLayout;
import dev.xld.xen.layout.ErrorLayout;
import dev.xld.xen.layout.Field.U64;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Builds a PV guest with libxenguest, in the order it wants: image, files, parse, memory, load, boot. The guest stays
 * paused. Whatever happens the image is released; the domain is the caller's to destroy. Holds its handle throughout.
 */
final class PvBuilder {
    private static final int KIB_PER_MIB = 1024;

    private final Handle handle;
    private final DomImageLayout layout;
    private final PvImage image;
    private final String domain;

    PvBuilder(Handle handle, DomImageLayout layout, PvImage image) {
        this.handle = handle;
        this.layout = layout;
        this.image = image;
        domain = "domain " + image.domid();
    }

    BuiltGuest build() {
        KernelFiles.check(image);
        LibXenCtrl.xc_clear_last_error(handle.xch());
        long dom = handle.checkPointer(
                "xc_dom_allocate", LibXenGuest.xc_dom_allocate(handle.xch(), image.cmdline(), image.features()));
        try {
            return build(dom);
        } finally {
            LibXenGuest.xc_dom_release(dom);
            handle.log().buildLog().write();
        }
    }

    private BuiltGuest build(long dom) {
        ByteBuffer struct = LibC.at(dom, layout.sizeof());
        layout.writePv(struct, image);
        String kernel = "kernel " + image.kernel();
        int mib = Math.toIntExact(image.memoryKib() / KIB_PER_MIB);
        step("xc_dom_kernel_file", kernel, LibXenGuest.xc_dom_kernel_file(dom, path(image.kernel())));
        if (image.ramdisk() != null) {
            step(
                    "xc_dom_module_file",
                    "ramdisk " + image.ramdisk(),
                    LibXenGuest.xc_dom_module_file(dom, path(image.ramdisk()), null));
        }
        step("xc_dom_boot_xen_init", domain, LibXenGuest.xc_dom_boot_xen_init(dom, handle.xch(), image.domid()));
        step("xc_dom_parse_image", kernel, LibXenGuest.xc_dom_parse_image(dom));
        step("xc_dom_mem_init", domain, LibXenGuest.xc_dom_mem_init(dom, mib));
        step("xc_dom_boot_mem_init", mib + " MiB for " + domain, LibXenGuest.xc_dom_boot_mem_init(dom));
        step("xc_dom_build_image", kernel + " in " + mib + " MiB", LibXenGuest.xc_dom_build_image(dom));
        step("xc_dom_boot_image", kernel, LibXenGuest.xc_dom_boot_image(dom));
        step("xc_dom_gnttab_init", domain, LibXenGuest.xc_dom_gnttab_init(dom));
        return new BuiltGuest(machineFrame(struct, layout.xenstore_pfn()), machineFrame(struct, layout.console_pfn()));
    }

    private static String path(Path file) {
        return file.toString();
    }

    /** The builder leaves errno as it happens to be: its own error code, where it set one, tells more. */
    private void step(String function, String subject, int result) {
        if (result < 0) {
            Errno errno = Errno.of(LibC.errno());
            throw handle.failure(function, subject, builderErrno(result < -1 ? Errno.of(-result) : errno));
        }
    }

    private Errno builderErrno(Errno otherwise) {
        ByteBuffer error = LibC.at(LibXenCtrl.xc_get_last_error(handle.xch()), ErrorLayout.ALL.sizeof());
        return switch (ErrorLayout.ALL.code().get(error)) {
            case ErrorLayout.XC_INVALID_KERNEL -> Errno.ENOEXEC;
            case ErrorLayout.XC_INVALID_PARAM -> Errno.EINVAL;
            case ErrorLayout.XC_OUT_OF_MEMORY -> Errno.ENOMEM;
            default -> otherwise;
        };
    }

    /** The machine frame behind a guest frame number, from the table the builder made. */
    private long machineFrame(ByteBuffer struct, U64 field) {
        long pfn = field.get(struct);
        long size = layout.p2m_size().get(struct);
        if (pfn < 0 || pfn >= size) {
            throw new XenException(
                    "xc_dom_build_image",
                    Errno.EINVAL,
                    "frame " + pfn + " is not one of the " + size + " of " + domain);
        }
        long entry = layout.pv_p2m().get(struct) + pfn * Long.BYTES;
        return LibC.at(entry, Long.BYTES).getLong(0);
    }
}
