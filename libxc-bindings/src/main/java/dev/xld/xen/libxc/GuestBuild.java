package dev.xld.xen.libxc;

import dev.xld.xen.BuiltGuest;
import dev.xld.xen.Errno;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.jna.LibXenGuest;
import dev.xld.xen.layout.ErrorLayout;
import dev.xld.xen.layout.FirmwareModuleLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One build with libxenguest, of whatever type: its image, which is released whatever happens, its steps, and the sentence
 * when one fails. Holds its handle throughout; the domain is the caller's to destroy.
 */
final class GuestBuild {
    private final Handle handle;
    private final int domid;

    GuestBuild(Handle handle, int domid) {
        this.handle = handle;
        this.domid = domid;
    }

    /** What makes of an empty image, a {@code struct xc_dom_image *}, a guest. */
    @FunctionalInterface
    interface Recipe {
        BuiltGuest build(long dom);
    }

    BuiltGuest run(@Nullable String cmdline, @Nullable String features, Recipe recipe) {
        LibXenCtrl.xc_clear_last_error(handle.xch());
        long dom = handle.checkPointer("xc_dom_allocate", LibXenGuest.xc_dom_allocate(handle.xch(), cmdline, features));
        try {
            return recipe.build(dom);
        } finally {
            LibXenGuest.xc_dom_release(dom);
            handle.log().buildLog().write();
        }
    }

    void kernel(long dom, Path file) {
        step("xc_dom_kernel_file", "kernel " + file, LibXenGuest.xc_dom_kernel_file(dom, file.toString()));
    }

    void module(long dom, String role, Path file, @Nullable String cmdline) {
        step("xc_dom_module_file", role + " " + file, LibXenGuest.xc_dom_module_file(dom, file.toString(), cmdline));
    }

    void parse(long dom, Path kernel) {
        step("xc_dom_boot_xen_init", domain(), LibXenGuest.xc_dom_boot_xen_init(dom, handle.xch(), domid));
        step("xc_dom_parse_image", "kernel " + kernel, LibXenGuest.xc_dom_parse_image(dom));
    }

    void memory(long dom, int mib) {
        step("xc_dom_mem_init", domain(), LibXenGuest.xc_dom_mem_init(dom, mib));
        step("xc_dom_boot_mem_init", mib + " MiB for " + domain(), LibXenGuest.xc_dom_boot_mem_init(dom));
    }

    void boot(long dom, Path kernel, int mib) {
        step("xc_dom_build_image", "kernel " + kernel + " in " + mib + " MiB", LibXenGuest.xc_dom_build_image(dom));
        step("xc_dom_boot_image", "kernel " + kernel, LibXenGuest.xc_dom_boot_image(dom));
        step("xc_dom_gnttab_init", domain(), LibXenGuest.xc_dom_gnttab_init(dom));
    }

    /** The builder leaves errno as it happens to be: its own error code, where it set one, tells more. */
    void step(String function, String subject, int result) {
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

    /** Memory of C's, zeroed, which goes with the image. */
    ByteBuffer room(long dom, int bytes) {
        return LibC.at(handle.checkPointer("xc_dom_malloc", LibXenGuest.xc_dom_malloc(dom, bytes)), bytes);
    }

    /** Hands bytes to the builder in one of the image's {@code struct xc_hvm_firmware_module}. */
    void load(long dom, ByteBuffer module, byte[] contents) {
        ByteBuffer room = room(dom, contents.length);
        room.put(0, contents);
        FirmwareModuleLayout.ALL.data().set(module, LibC.address(room));
        FirmwareModuleLayout.ALL.length().set(module, contents.length);
    }

    Handle handle() {
        return handle;
    }

    String domain() {
        return "domain " + domid;
    }
}
