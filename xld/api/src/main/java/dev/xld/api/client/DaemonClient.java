package dev.xld.api.client;

import dev.xld.api.ApiException;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import java.util.function.Consumer;

/** Asks the daemon. One thread at a time. */
public interface DaemonClient extends AutoCloseable {
    /**
     * Sends a request and waits for its answer, however long that takes; closing the client cancels it on the daemon's side.
     *
     * @param result the method's own result class
     * @throws ApiException with the daemon's sentence
     * @throws UnreachableException when there is no daemon, or none any more
     */
    <R> R call(Method method, Object parameters, Class<R> result, Consumer<Progress> progress);

    /** The same for those who do not care about progress. */
    default <R> R call(Method method, Object parameters, Class<R> result) {
        return call(method, parameters, result, progress -> {});
    }

    @Override
    void close();
}
