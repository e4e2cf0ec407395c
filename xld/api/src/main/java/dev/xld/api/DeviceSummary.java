package dev.xld.api;

import java.util.Map;

/**
 * One row of xl's lists of devices. Numbers the guest has yet to write, its state among them, are -1.
 *
 * @param details what only this kind has: {@code ring-ref}, {@code mac}
 */
public record DeviceSummary(
        int domid, int devid, int backendDomid, int state, String backendPath, Map<String, String> details) {}
