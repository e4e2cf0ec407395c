package dev.xld.api;

/** {@code fallback}: where the guest has no PV control, press its ACPI button instead. */
public record ShutdownRequest(String domain, Action action, boolean fallback) {
    /** What the guest is asked for. */
    public enum Action {
        POWEROFF,
        REBOOT
    }
}
