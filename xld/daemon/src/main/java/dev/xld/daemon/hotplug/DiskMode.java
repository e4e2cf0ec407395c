package dev.xld.daemon.hotplug;

/** How a guest may use a disk, from the {@code mode} of its backend. */
enum DiskMode {
    READ,
    WRITE,
    /** With no regard to who else uses it. */
    WRITE_SHARED;

    /** {@code r}, {@code w}, {@code w!} and their longer forms. */
    static DiskMode of(String mode) {
        if (!mode.contains("w")) {
            return READ;
        }
        return mode.contains("!") ? WRITE_SHARED : WRITE;
    }
}
