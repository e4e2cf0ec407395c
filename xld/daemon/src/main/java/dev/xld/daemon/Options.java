package dev.xld.daemon;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's command line.
 *
 * @param socket instead of the configured one; null for that
 */
record Options(Path xldConf, Path xlConf, @Nullable Path socket, Set<Flag> flags) {
    static final String USAGE = """
            Usage: xld [--config FILE] [--xl-config FILE] [--socket PATH] [--log-stderr] [--simulate]

            The Xen toolstack daemon. It stays in the foreground, and says READY=1 to $NOTIFY_SOCKET once it answers.
            SIGTERM stops it; guests run on.

            --config FILE     settings (/etc/xen/xld.conf)
            --xl-config FILE  settings shared with libxl's tools (/etc/xen/xl.conf)
            --socket PATH     listen here instead of where the settings say
            --log-stderr, --foreground
                              log to stderr, not to /var/log/xen/xld.log
            --simulate        manage a simulated Xen, for development; proves nothing about a real one
            --version         print the version and end
            --help            print this and end""";

    /** What is either said or not. */
    enum Flag {
        LOG_STDERR,
        SIMULATE,
        VERSION,
        HELP
    }

    /** Arguments that make no sense; the message is the sentence that says so. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static Options parse(String... args) throws UsageException {
        Path xldConf = Path.of("/etc/xen/xld.conf");
        Path xlConf = Path.of("/etc/xen/xl.conf");
        Path socket = null;
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--config" -> xldConf = value(args, ++i);
                case "--xl-config" -> xlConf = value(args, ++i);
                case "--socket" -> socket = value(args, ++i);
                case "--log-stderr", "--foreground" -> flags.add(Flag.LOG_STDERR);
                case "--simulate" -> flags.add(Flag.SIMULATE);
                case "--version" -> flags.add(Flag.VERSION);
                case "--help", "-h" -> flags.add(Flag.HELP);
                default -> throw new UsageException("unknown argument " + args[i]);
            }
        }
        return new Options(xldConf, xlConf, socket, flags);
    }

    private static Path value(String[] args, int index) throws UsageException {
        if (index == args.length || args[index].isEmpty()) {
            throw new UsageException(args[index - 1] + " needs a value");
        }
        return Path.of(args[index]);
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }
}
