package dev.xld.api;

/**
 * What shall be in a cdrom drive of an HVM guest.
 *
 * @param drive as the domain's config calls it: {@code hdc}
 * @param image empty for nothing
 * @param directory where a relative path starts
 */
public record MediumRequest(String domain, String drive, String image, String directory) {}
