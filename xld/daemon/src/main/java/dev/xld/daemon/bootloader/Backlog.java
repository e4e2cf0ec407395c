package dev.xld.daemon.bootloader;

import dev.xld.daemon.posix.PseudoTerminal;
import java.io.IOException;

/**
 * What one terminal has said and another has not taken yet. When nobody takes it the oldest is dropped, so that whoever comes
 * late still sees the last screenful. Used by one thread.
 */
final class Backlog {
    private final byte[] bytes;
    private int start;
    private int used;

    Backlog(int capacity) {
        bytes = new byte[capacity];
    }

    boolean isEmpty() {
        return used == 0;
    }

    void add(byte[] from, int length) {
        for (int i = 0; i < length; i++) {
            bytes[(start + used) % bytes.length] = from[i];
            if (used < bytes.length) {
                used++;
            } else {
                start = (start + 1) % bytes.length;
            }
        }
    }

    void drainTo(PseudoTerminal terminal) throws IOException {
        while (used > 0) {
            int put = terminal.write(bytes, start, Math.min(used, bytes.length - start));
            if (put == 0) {
                return;
            }
            start = (start + put) % bytes.length;
            used -= put;
        }
    }
}
