package dev.xld.api;

/**
 * The devices of one kind that a domain has.
 *
 * @param kind the key of xl.cfg that lists such devices
 */
public record DeviceSelection(String domain, String kind) {}
