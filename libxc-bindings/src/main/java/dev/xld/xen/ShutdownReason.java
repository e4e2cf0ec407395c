package dev.xld.xen;

/** Why a domain stopped; ordinals are the {@code SHUTDOWN_*} codes of {@code xen/sched.h}. */
public enum ShutdownReason {
    POWEROFF,
    REBOOT,
    SUSPEND,
    CRASH,
    WATCHDOG,
    SOFT_RESET
}
