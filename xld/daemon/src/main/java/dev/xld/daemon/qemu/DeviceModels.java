package dev.xld.daemon.qemu;

import dev.xld.api.ApiException;
import dev.xld.config.DomainConfig;
import dev.xld.config.json.Json;
import dev.xld.daemon.plan.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The device models of this host's domains, whoever started them. Domain operations start and stop them; device kinds talk to
 * them. Device models outlive the daemon. Any thread may call; calls for one domain come one after the other.
 */
public interface DeviceModels extends AutoCloseable {
    /** Whether a domain cannot be without one; {@code config} has its devices as their kinds prepared them. */
    default boolean needed(DomainConfig config) {
        return DeviceModelNeed.of(config);
    }

    /** Refuses, with a sentence, what cannot be run for this config. Changes nothing. */
    void check(DomainConfig config);

    /**
     * Starts a domain's device model, waits until it serves, and puts into the store what it says of itself (terminals, VNC).
     *
     * @param config which {@link #check} has passed
     * @throws ApiException when it did not come up; it is then gone
     */
    void start(int domid, DomainConfig config, Task task);

    /** Ends a domain's device model and waits for its end, then removes what it left; none is no error. */
    void stop(int domid);

    /** Whether the domain has a living one. */
    boolean running(int domid);

    /**
     * Opens a conversation, for which the caller waits its turn; to be closed soon.
     *
     * @throws ApiException when there is no device model, or it does not answer
     */
    Qmp qmp(int domid);

    /** Has one command carried out whose arguments are all text. */
    default void execute(int domid, String command, Map<String, String> arguments) {
        Map<String, Json> members = new LinkedHashMap<>();
        arguments.forEach((name, value) -> members.put(name, new Json.Str(value)));
        try (Qmp qmp = qmp(domid)) {
            qmp.execute(command, new Json.Obj(members));
        }
    }

    /** Lets the device model of an HVM domain go on, to be called before the domain itself is unpaused. */
    void resume(int domid);

    /** Finds the device models an earlier daemon left and watches them too. To be called once, before any other method. */
    void adopt();

    /** Watches no more; the device models run on. */
    @Override
    void close();
}
