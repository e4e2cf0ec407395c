package dev.xld.daemon.wire;

import dev.xld.api.ApiException;
import dev.xld.api.CreateRequest;
import dev.xld.api.DomainRef;
import dev.xld.api.ErrorKind;
import dev.xld.api.RenameRequest;
import dev.xld.api.ShutdownRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of the log for every request that changes the host or would have: who, what, how it ended, how long it took.
 * Never a config's text, nor what is wrong with it: it may hold passwords. Any thread.
 */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final int LONGEST = 200;

    private Audit() {}

    /** {@code failure} is null for what was done. */
    static void log(Request request, Peer peer, @Nullable ApiException failure, long startNanos) {
        if (request.method().changing()) {
            LOG.info(
                    "{} {} by {}: {} ({} ms)",
                    request.method().wireName(),
                    subject(request),
                    peer,
                    failure == null ? "done" : outcome(failure),
                    (System.nanoTime() - startNanos) / 1_000_000);
        }
    }

    private static String outcome(ApiException failure) {
        return failure.kind() == ErrorKind.BAD_CONFIG
                ? "BAD_CONFIG"
                : failure.kind() + ": " + printable(String.valueOf(failure.getMessage()));
    }

    private static String subject(Request request) {
        Object parameters = request.parameters();
        String subject = "";
        if (parameters instanceof DomainRef ref) {
            subject = ref.domain();
        } else if (parameters instanceof CreateRequest create) {
            subject = create.file();
        } else if (parameters instanceof ShutdownRequest shutdown) {
            subject = shutdown.domain() + " " + shutdown.action();
        } else if (parameters instanceof RenameRequest rename) {
            subject = rename.domain() + " to " + rename.name();
        }
        return printable(subject.length() > LONGEST ? subject.substring(0, LONGEST) + "..." : subject);
    }

    /** Without what could break a line of the log or move a terminal's cursor. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
