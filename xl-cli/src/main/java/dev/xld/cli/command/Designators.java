package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DomainId;
import dev.xld.api.DomainRef;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.Terminal;
import java.util.OptionalInt;

/** Domains as xl's operands name them. */
final class Designators {
    private Designators() {}

    /** Digits, and the empty word, are a domid; nobody looks yet whether there is such a domain. */
    static boolean isNumber(String designator) {
        return designator.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The domid of a name or number; empty, with xl's words on stderr, for an unknown name. */
    static OptionalInt domid(String designator, DaemonClient daemon, Terminal terminal) {
        return domid(designator, " (rc=" + ErrorKind.NO_SUCH_DOMAIN.rc() + ")", daemon, terminal);
    }

    /** The same for the commands that leave out libxl's number of the error. */
    static OptionalInt plain(String designator, DaemonClient daemon, Terminal terminal) {
        return domid(designator, "", daemon, terminal);
    }

    private static OptionalInt domid(String designator, String reason, DaemonClient daemon, Terminal terminal) {
        if (isNumber(designator)) {
            return OptionalInt.of(
                    designator.length() > 6
                            ? Integer.MAX_VALUE
                            : designator.isEmpty() ? 0 : Integer.parseInt(designator));
        }
        try {
            return OptionalInt.of(daemon.call(Method.DOMAIN_RESOLVE, new DomainRef(designator, false), DomainId.class)
                    .domid());
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.NO_SUCH_DOMAIN) {
                throw e;
            }
            terminal.err().println(designator + " is an invalid domain identifier" + reason);
            return OptionalInt.empty();
        }
    }
}
