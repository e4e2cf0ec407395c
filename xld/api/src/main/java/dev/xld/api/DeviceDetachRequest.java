package dev.xld.api;

/**
 * A device to take from a domain.
 *
 * @param kind the key of xl.cfg that lists such devices
 * @param device its name or number, as xl's detach command takes it: vdev, devid, mac
 * @param force do not ask the guest for it
 */
public record DeviceDetachRequest(String domain, String kind, String device, boolean force) {}
