package dev.xld.api;

import java.util.List;

/**
 * The device that was attached.
 *
 * @param devid its number in the guest
 * @param warnings what was noticed about its words
 */
public record DeviceReply(int domid, int devid, List<String> warnings) {}
