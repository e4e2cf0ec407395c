package dev.xld.daemon;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's command line.
 *
 * @param socket instead of the configured one; null for that
 * @param logToStderr instead of the log file
 * @param simulate run on a simulated Xen
 */
record Options(
        Path xldConf, Path xlConf, @Nullable Path socket, boolean logToStderr, boolean simulate, boolean version) {
    static final String USAGE = """
            Usage: xld [--config FILE] [--xl-config FILE] [--socket PATH] [--log-stderr] [--simulate] [--version]

            The Xen toolstack daemon. It stays in the foreground, and says READY=1 to $NOTIFY_SOCKET once it answers.

            --config FILE     settings (/etc/xen/xld.conf)
            --xl-config FILE  settings shared with libxl's tools (/etc/xen/xl.conf)
            --socket PATH     listen here instead of where the settings say
            --log-stderr      log to stderr, not to /var/log/xen/xld.log
            --simulate        manage a simulated Xen, for development; proves nothing about a real one
            --version         print the version and end""";

    /** Reads the arguments; throws IllegalArgumentException with a sentence for one that makes no sense. */
    static Options parse(String... args) {
        Options options =
                new Options(Path.of("/etc/xen/xld.conf"), Path.of("/etc/xen/xl.conf"), null, false, false, false);
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--config" -> options = options.withXldConf(value(args, ++i));
                case "--xl-config" -> options = options.withXlConf(value(args, ++i));
                case "--socket" -> options = options.withSocket(value(args, ++i));
                case "--log-stderr" -> options = options.with(true, options.simulate, options.version);
                case "--simulate" -> options = options.with(options.logToStderr, true, options.version);
                case "--version" -> options = options.with(options.logToStderr, options.simulate, true);
                default -> throw new IllegalArgumentException("unknown argument " + args[i]);
            }
        }
        return options;
    }

    private static Path value(String[] args, int index) {
        if (index == args.length) {
            throw new IllegalArgumentException(args[index - 1] + " needs a value");
        }
        return Path.of(args[index]);
    }

    private Options withXldConf(Path file) {
        return new Options(file, xlConf, socket, logToStderr, simulate, version);
    }

    private Options withXlConf(Path file) {
        return new Options(xldConf, file, socket, logToStderr, simulate, version);
    }

    private Options withSocket(Path path) {
        return new Options(xldConf, xlConf, path, logToStderr, simulate, version);
    }

    private Options with(boolean toStderr, boolean simulated, boolean onlyVersion) {
        return new Options(xldConf, xlConf, socket, toStderr, simulated, onlyVersion);
    }
}
