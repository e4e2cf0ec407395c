package dev.xld.daemon.bootloader;

import dev.xld.api.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A host's directories with small shell scripts for boot loaders, and a watcher that notes what it is told. */
final class FakeLoader implements BootWatcher {
    static final int DOMID = 5;
    static final long LARGEST = 1 << 20;

    /** Finds its options as pygrub does: $out, $dir, $disk. */
    private static final String OPTIONS = """
            #!/bin/sh
            for word; do
              case $word in
                --output=*) out=${word#--output=} ;;
                --output-directory=*) dir=${word#--output-directory=} ;;
              esac
              disk=$word
            done
            """;

    final Path top;
    final Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    final List<Path> terminals = new ArrayList<>();
    Supplier<Optional<ApiException>> stop = Optional::empty;

    FakeLoader(Path top) throws IOException {
        this.top = top;
        for (String name : List.of("bin", "lib", "log")) {
            Files.createDirectory(top.resolve(name));
        }
        Files.writeString(top.resolve("passwd"), "root:x:0:0::/root:/bin/sh\n");
    }

    /** Writes a loader, to be called by its name. */
    String script(String name, String body) throws IOException {
        Path file = Files.writeString(top.resolve("bin").resolve(name), OPTIONS + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return name;
    }

    BootLoaders loaders() {
        LoaderSettings settings =
                new LoaderSettings(top.resolve("bin"), top.resolve("lib"), top.resolve("log"), environment);
        return new BootLoaders(settings, top.resolve("passwd"), LARGEST);
    }

    static BootRequest request(String loader, String... arguments) {
        return new BootRequest(DOMID, "web", loader, List.of(arguments), null, null, null, "/srv/web.img");
    }

    /** Runs a loader of this body. */
    Booted run(String body) throws IOException {
        return loaders().run(request(script("loader", body)), this);
    }

    @Override
    public void terminal(Path path) {
        terminals.add(path);
    }

    @Override
    public Optional<ApiException> stop() {
        return stop.get();
    }

    Path directory() {
        return top.resolve("lib/bootloader." + DOMID + ".d");
    }

    Path log() {
        return top.resolve("log/bootloader." + DOMID + ".log");
    }

    /** What is in the host's library directory: nothing, once a run is forgotten. */
    Map<String, String> leftovers() {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(top.resolve("lib"))) {
            files.skip(1).forEach(file -> all.put(file.toString(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
