package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.XenInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where this host keeps what guests start with beside their own kernels: Debian's places first, those of Xen's own
 * installation after, each for the running release. Any thread may call.
 */
final class FirmwareFiles {
    private final Path root;
    private final String release;

    FirmwareFiles(Path root, XenInfo xen) {
        this.root = root;
        this.release = xen.major() + "." + xen.minor();
    }

    Path hvmloader() {
        return ofXen("hvmloader", "firmware_override");
    }

    Path pvshim() {
        return ofXen("xen-shim", "pvshim_path");
    }

    /** A name from a config: an absolute path, or a file beside hvmloader. */
    Path named(String name, String key) {
        return name.startsWith("/") ? Path.of(name) : ofXen(name, key);
    }

    Path seabios() {
        return first(
                "SeaBIOS",
                "bios_path_override",
                Stream.concat(Stream.of("/usr/share/seabios/bios-256k.bin"), directories("seabios.bin")));
    }

    Path ovmf() {
        return first(
                "OVMF",
                "bios_path_override",
                Stream.concat(Stream.of("/usr/share/ovmf/OVMF.fd"), directories("ovmf.bin")));
    }

    private Path ofXen(String name, String key) {
        return first(name, key, directories(name));
    }

    private Stream<String> directories(String name) {
        return Stream.of(
                        "/usr/lib/xen-" + release + "/boot/",
                        "/usr/lib/xen/boot/",
                        "/usr/libexec/xen/boot/",
                        "/usr/local/lib/xen/boot/",
                        "/usr/pkg/libexec/xen/boot/")
                .map(directory -> directory + name);
    }

    private Path first(String what, String key, Stream<String> places) {
        List<Path> tried = places.map(place -> root.resolve(place.substring(1))).toList();
        return tried.stream()
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorKind.MISSING_RESOURCE,
                        "There is no " + what + " in any of " + tried + "; install it, or name it with " + key + "."));
    }
}
