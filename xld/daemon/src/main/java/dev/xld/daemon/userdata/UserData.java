package dev.xld.daemon.userdata;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The files libxl keeps for each domain, {@code /var/lib/xen/userdata-d.<domid>.<uuid>.<id>}: ids are {@code libxl-json}
 * (the config, as JSON) and {@code xl} (a config to use at the next restart). Each call holds the domain's userdata lock,
 * so that the C xl never sees half a file. Any thread may call.
 */
public interface UserData {
    /** The text under {@code id}, without the NUL libxl ends it with; empty when there is none. */
    Optional<String> read(int domid, UUID uuid, String id);

    /** Writes the text in one atomic step, mode 0600, ended with a NUL as libxl does. */
    void write(int domid, UUID uuid, String id, String text);

    /** Changes a text that is there, with nobody able to change it in between; no text is no error and stays none. */
    void update(int domid, UUID uuid, String id, UnaryOperator<String> change);

    /** Removes all files of a domain, the device model's state files among them; none is no error. */
    void removeAll(int domid, UUID uuid);

    /**
     * Takes the lock that libxl knows by {@code id}, waiting for whoever has it.
     *
     * @throws java.io.UncheckedIOException when it cannot be had within {@code bound}
     */
    Held lock(int domid, UUID uuid, String id, Duration bound);

    /** A lock in hand. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
