package dev.xld.xenstore;

/** A registered watch; after {@link #close} returns no new event is delivered. */
public interface Watch extends AutoCloseable {
    String path();

    @Override
    void close();

    /** Told the path that changed: the watched one or one below it. */
    @FunctionalInterface
    interface Listener {
        void changed(String path);
    }
}
