package dev.xld.cli;

/** xl's exit statuses. */
public final class ExitStatus {
    public static final int SUCCESS = 0;
    public static final int FAILURE = 1;
    public static final int USAGE = 2;
    /** A create that failed, a config that cannot be read (libxl's ERROR_FAIL). */
    public static final int CREATE_FAILED = 3;
    /** A create without a config, or with one no host could take (libxl's ERROR_INVAL). */
    public static final int NO_CONFIG = 6;

    /** libxl's ERROR_FAIL as a process returns it, by the commands that hand it on. */
    public static final int LIBXL_FAIL = 253;

    private ExitStatus() {}
}
