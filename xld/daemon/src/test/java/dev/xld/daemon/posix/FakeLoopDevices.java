package dev.xld.daemon.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** A host with {@link #COUNT} loop devices; what happens right before one gets a file can be played. */
public final class FakeLoopDevices implements LoopDevices {
    public static final int COUNT = 8;

    private static final int LOOP_MAJOR = 7;

    public volatile IntConsumer beforeAttach = number -> {};
    private final Map<Integer, Backing> backings = new TreeMap<>();
    private final Map<Integer, Boolean> readOnly = new TreeMap<>();
    private final Map<Integer, Long> numbers = new TreeMap<>();

    @Override
    public synchronized int free() throws IOException {
        for (int number = 0; number < COUNT; number++) {
            if (!backings.containsKey(number)) {
                return number;
            }
        }
        throw new IOException("LOOP_CTL_GET_FREE /dev/loop-control: No space left on device");
    }

    @Override
    public boolean attach(int number, Path file, boolean only) throws IOException {
        beforeAttach.accept(number);
        return put(number, file, only);
    }

    private synchronized boolean put(int number, Path file, boolean only) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
        Backing backing = new Backing(
                (long) Files.getAttribute(file, "unix:dev"),
                (long) Files.getAttribute(file, "unix:ino"),
                new String(Arrays.copyOf(name, Math.min(name.length, LONGEST_NAME)), StandardCharsets.UTF_8));
        readOnly.put(number, only);
        return backings.putIfAbsent(number, backing) == null;
    }

    /** What another program does. */
    public void occupy(int number, Path file) {
        try {
            put(number, file, false);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** From now on a device's node has another number, so that one that exists on this machine can stand for it. */
    public synchronized void renumber(int number, long rdev) {
        numbers.put(number, rdev);
    }

    public synchronized boolean isReadOnly(int number) {
        return readOnly.get(number);
    }

    @Override
    public synchronized Optional<Backing> backing(int number) {
        return Optional.ofNullable(backings.get(number));
    }

    @Override
    public synchronized Map<Integer, Backing> used() {
        return new TreeMap<>(backings);
    }

    @Override
    public synchronized void detach(int number) {
        backings.remove(number);
    }

    @Override
    public Path path(int number) {
        return Path.of("/dev/loop" + number);
    }

    @Override
    public synchronized long rdev(int number) {
        return numbers.getOrDefault(number, (long) LOOP_MAJOR << 8 | number);
    }
}
