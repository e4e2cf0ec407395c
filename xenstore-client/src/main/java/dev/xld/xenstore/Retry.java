package dev.xld.xenstore;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Runs a transaction again when it met another: with growing, random pauses, and not for ever. */
final class Retry {
    private static final int ATTEMPTS = 60;
    private static final long LONGEST_PAUSE_MILLIS = 200;

    private Retry() {}

    /** {@code attempt} throws {@link StoreError#EAGAIN} when its commit was refused. */
    static <T> T transact(Supplier<T> attempt) {
        for (int tried = 1; ; tried++) {
            try {
                return attempt.get();
            } catch (XenStoreException e) {
                if (e.error() != StoreError.EAGAIN || tried == ATTEMPTS) {
                    throw e;
                }
                pause(tried, e);
            }
        }
    }

    private static void pause(int tried, XenStoreException conflict) {
        long bound = Math.min(LONGEST_PAUSE_MILLIS, 1L << Math.min(tried, 20));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(bound + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw conflict;
        }
    }
}
