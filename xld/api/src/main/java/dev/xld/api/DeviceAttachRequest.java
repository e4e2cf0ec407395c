package dev.xld.api;

import java.util.List;

/**
 * A device for a running domain.
 *
 * @param kind the key of xl.cfg that lists such devices: {@code disk}, {@code vif}
 * @param words the device in the words of xl's attach command, as its operands would be
 * @param directory where relative paths in the words start
 */
public record DeviceAttachRequest(String domain, String kind, List<String> words, String directory) {}
