package dev.xld.daemon.bootloader;

import dev.xld.daemon.posix.PseudoTerminal;
import dev.xld.daemon.posix.PseudoTerminal.Interest;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Copies between the terminal a boot loader has and the one a user's console program opens: what the loader shows goes to the
 * log and to the user, the user's keys go to the loader. Neither side can hold up the other. Used by one thread.
 */
final class Relay implements AutoCloseable {
    private static final int DISPLAY = 4096;
    private static final int KEYS = 65536;

    private final PseudoTerminal loader;
    private final PseudoTerminal user;
    private final LoaderLog log;
    private final Backlog display = new Backlog(DISPLAY);
    private final Backlog keys = new Backlog(KEYS);
    private final byte[] buffer = new byte[KEYS];
    private boolean hungUp;

    private Relay(PseudoTerminal loader, PseudoTerminal user, LoaderLog log) {
        this.loader = loader;
        this.user = user;
        this.log = log;
    }

    static Relay open(LoaderLog log) throws IOException {
        PseudoTerminal loader = PseudoTerminal.open();
        try {
            PseudoTerminal user = PseudoTerminal.open();
            user.hold();
            return new Relay(loader, user, log);
        } catch (IOException e) {
            loader.close();
            throw e;
        }
    }

    Path loaderSide() {
        return loader.path();
    }

    Path userSide() {
        return user.path();
    }

    /** Waits up to {@code millis} for something to copy and copies what there is. */
    void copy(int millis) throws IOException {
        Interest users = new Interest(user, !display.isEmpty());
        if (hungUp) {
            PseudoTerminal.await(millis, users);
        } else {
            PseudoTerminal.await(millis, users, new Interest(loader, !keys.isEmpty()));
            show();
        }
        press();
        display.drainTo(user);
    }

    /** What the loader said before it ended. */
    void rest() throws IOException {
        long most = 1 << 20;
        for (long shown = 0; !hungUp && shown < most; shown += KEYS) {
            PseudoTerminal.await(0, new Interest(loader, false));
            if (show() == 0) {
                break;
            }
        }
        display.drainTo(user);
    }

    private int show() throws IOException {
        int got = loader.read(buffer);
        hungUp = got < 0;
        if (got > 0) {
            log.append(buffer, got);
            display.add(buffer, got);
        }
        return got;
    }

    private void press() throws IOException {
        int got = user.read(buffer);
        if (got > 0) {
            keys.add(buffer, got);
        }
        if (!hungUp) {
            keys.drainTo(loader);
        }
    }

    /** Whether the loader has closed its terminal, which it does at the latest when it ends. */
    boolean hungUp() {
        return hungUp;
    }

    @Override
    public void close() {
        loader.close();
        user.close();
    }
}
