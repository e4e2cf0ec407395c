package dev.xld.daemon.wire;

import dev.xld.api.CreateRequest;
import dev.xld.api.DomainRef;
import dev.xld.api.RenameRequest;
import dev.xld.api.ShutdownRequest;

/** What a changing request is about, in the words of the audit line: never a config's text, which may hold passwords. */
final class Audit {
    private static final int LONGEST = 200;

    private Audit() {}

    static String subject(Request request) {
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
        String clean = subject.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
