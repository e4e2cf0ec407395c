package dev.xld.lab.suite;

import dev.xld.lab.LabHost;
import dev.xld.lab.dom0.RunTests;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;

/** Runs test classes of other modules inside dom0, on the class path this test itself has. */
public final class Dom0Suite {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private Dom0Suite() {}

    /** @param xenstored the one that runs there, which some tests must know */
    public static void run(LabHost host, String xenstored, String... testClasses) {
        Path shared = host.share().resolve("suite");
        try {
            if (!Files.exists(shared)) {
                for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                    copy(Path.of(entry), shared);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        host.sh(
                        "cd /host/suite && java -Dxld.store=" + xenstored
                                + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '/host/suite/classes:"
                                + "/host/suite/*' " + RunTests.class.getName() + " " + String.join(" ", testClasses),
                        PATIENCE)
                .ok();
    }

    /** Jars by their names; all directories of classes go into one. */
    private static void copy(Path entry, Path shared) throws IOException {
        if (Files.isRegularFile(entry)) {
            Files.createDirectories(shared);
            Files.copy(entry, shared.resolve(entry.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        Path classes = shared.resolve("classes");
        try (Stream<Path> all = Files.walk(entry)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                Path target = classes.resolve(entry.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
