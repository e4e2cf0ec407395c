package dev.xld.daemon.bootloader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a boot loader's answer in the form simple0: items ended by NUL, {@code kernel PATH}, {@code ramdisk PATH}, {@code args
 * WORDS}. The guest wrote the disk it was made from, so nothing is taken on trust: each item once at most, files only that are
 * plain and in the loader's directory, everything of bounded size. To be read when the loader has ended. Stateless.
 */
final class LoaderAnswer {
    private static final int LONGEST = 64 << 10;
    private static final int LONGEST_ITEM = 8191;
    private static final int WORDS_SHOWN = 60;
    private static final Set<String> KEYS = Set.of("kernel", "ramdisk", "args");

    private LoaderAnswer() {}

    /** An answer that is not believed; its message says why, and completes "the boot loader ...". */
    static final class UnbelievableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnbelievableException(String message) {
            super(message);
        }
    }

    /** @param largest the most bytes a kernel or ramdisk may have */
    static Booted read(LoaderFiles files, long largest) throws UnbelievableException, IOException {
        Map<String, String> items = items(text(files.answer()));
        String kernel = items.get("kernel");
        if (kernel == null) {
            throw new UnbelievableException("named no kernel");
        }
        String ramdisk = items.get("ramdisk");
        return new Booted(
                file("kernel", kernel, files.directory(), largest),
                ramdisk == null ? null : file("ramdisk", ramdisk, files.directory(), largest),
                cmdline(items.get("args")));
    }

    private static String text(Path answer) throws UnbelievableException, IOException {
        if (!Files.isRegularFile(answer, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnbelievableException("removed the file of its answer");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(answer, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        if (bytes.length > LONGEST) {
            throw new UnbelievableException("answered more than " + LONGEST + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnbelievableException("answered what is no text");
        }
    }

    private static Map<String, String> items(String text) throws UnbelievableException {
        Map<String, String> items = new HashMap<>();
        for (String item : text.split("\0")) {
            if (item.isEmpty()) {
                continue;
            }
            if (item.length() > LONGEST_ITEM) {
                throw new UnbelievableException("answered an item of more than " + LONGEST_ITEM + " characters");
            }
            String[] parts = item.split("\\s+", 2);
            if (parts.length < 2 || !KEYS.contains(parts[0])) {
                throw new UnbelievableException("answered `" + shown(item) + "', which is no kernel, ramdisk or args");
            }
            if (items.put(parts[0], parts[1]) != null) {
                throw new UnbelievableException("named more than one " + parts[0]);
            }
        }
        return items;
    }

    private static @Nullable String cmdline(@Nullable String words) throws UnbelievableException {
        if (words != null && words.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new UnbelievableException("answered args with control characters");
        }
        return words;
    }

    private static Path file(String key, String name, Path directory, long largest)
            throws UnbelievableException, IOException {
        Path file = path(key, name);
        if (!directory.equals(file.getParent())) {
            throw new UnbelievableException("named the " + key + " " + shown(name) + ", which is not in " + directory);
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnbelievableException("named the " + key + " " + shown(name) + ", which does not exist");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) != 1) {
            throw new UnbelievableException(
                    "named the " + key + " " + shown(name) + ", which is no plain file but a link or worse");
        }
        long size = Files.size(file);
        if (size == 0 || size > largest) {
            throw new UnbelievableException(
                    "brought out a " + key + " of " + size + " bytes; 1 to " + largest + " can be");
        }
        return file;
    }

    private static Path path(String key, String name) throws UnbelievableException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UnbelievableException("named the " + key + " " + shown(name) + ", which is no path");
        }
    }

    private static String shown(String text) {
        String line = LoaderLog.oneLine(text);
        return line.length() <= WORDS_SHOWN ? line : line.substring(0, WORDS_SHOWN) + "...";
    }
}
