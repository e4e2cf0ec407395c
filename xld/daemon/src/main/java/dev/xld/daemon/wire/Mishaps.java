package dev.xld.daemon.wire;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.daemon.plan.Failures;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever a handler threw, as the error its client gets. What nobody foresaw goes to the log with all its details, under a
 * reference the client is told. Any thread.
 */
final class Mishaps {
    private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);

    private Mishaps() {}

    static ApiException describe(Throwable thrown, Method method) {
        if (thrown instanceof ApiException told && told.kind() != ErrorKind.INTERNAL) {
            return told;
        }
        if (thrown instanceof RuntimeException failure && !(thrown instanceof ApiException)) {
            ApiException described = Failures.describe(failure, "answering " + method.wireName());
            if (described.kind() != ErrorKind.INTERNAL) {
                return described;
            }
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} failed, reference {}", method.wireName(), reference, thrown);
        String said = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        return new ApiException(
                ErrorKind.INTERNAL,
                said + " (an error in xld itself; see reference " + reference + " in its log)",
                null,
                thrown instanceof ApiException told ? told.step() : null,
                thrown);
    }
}
