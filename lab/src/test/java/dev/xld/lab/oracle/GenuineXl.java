package dev.xld.lab.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The xl of Debian 12, made runnable without Xen by {@code lab/oracle/build}, on a host of 8 cpus in two nodes of four. The
 * differential test asks it; any thread, each question a process of its own in a directory of its own.
 */
final class GenuineXl {
    /** What messages call the config. */
    static final String SOURCE = "t.cfg";

    private final String program;
    private final Path directory;

    private GenuineXl(String program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    static GenuineXl ready(Path directory) throws IOException, InterruptedException {
        Process build = new ProcessBuilder(
                        repository().resolve("lab/oracle/build").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String program = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (build.waitFor() != 0) {
            throw new IOException("lab/oracle/build ended with " + build.exitValue());
        }
        return new GenuineXl(program, directory);
    }

    static Path repository() throws IOException {
        for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.isExecutable(path.resolve("lab/oracle/build"))) {
                return path;
            }
        }
        throw new IOException("no lab/oracle/build in this directory or above it: run from inside the project's tree");
    }

    Answer answer(String config) {
        try {
            Path work = Files.createTempDirectory(directory, "q");
            Files.writeString(work.resolve(SOURCE), config);
            Process xl = new ProcessBuilder(program, "create", "-q", "-n", SOURCE)
                    .directory(work.toFile())
                    .redirectOutput(work.resolve("out").toFile())
                    .redirectError(work.resolve("err").toFile())
                    .start();
            if (!xl.waitFor(60, TimeUnit.SECONDS)) {
                xl.destroyForcibly().waitFor();
            }
            Answer answer = new Answer(xl.exitValue(), lines(work.resolve("err")), text(work.resolve("out")));
            for (String file : List.of(SOURCE, "out", "err")) {
                Files.delete(work.resolve(file));
            }
            Files.delete(work);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while xl was running", e);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        String text = text(file);
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return text.isEmpty() ? List.of() : List.of(whole.split("\n", -1));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
