package dev.xld.daemon.bootloader;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The user a loader is told to become when {@code LIBXL_BOOTLOADER_RESTRICT} or {@code LIBXL_BOOTLOADER_USER} is set, by
 * libxl's rule: the user named, else the one of the domain's number in the device models' range, else the one all device
 * models share. Never root. Safe for any thread.
 */
final class RunAs {
    private static final String RESTRICT = "LIBXL_BOOTLOADER_RESTRICT";
    private static final String USER = "LIBXL_BOOTLOADER_USER";
    private static final String RANGE = "xen-qemuuser-range-base";
    private static final String SHARED = "xen-qemuuser-shared";

    private final Map<String, String> environment;
    private final Path users;

    /** @param users {@code /etc/passwd} */
    RunAs(Map<String, String> environment, Path users) {
        this.environment = environment;
        this.users = users;
    }

    boolean asked() {
        return environment.containsKey(RESTRICT) || environment.containsKey(USER);
    }

    /**
     * The uid, empty where nobody asked for one.
     *
     * @throws ApiException where one was asked for and there is none to take
     */
    OptionalLong uid(int domid) {
        if (!asked()) {
            return OptionalLong.empty();
        }
        String named = environment.get(USER);
        long uid = named != null
                ? uidOf(named).orElseThrow(() -> refused("there is no user " + named + ", whom " + USER + " names"))
                : uidOf(RANGE)
                        .map(base -> free(base + domid))
                        .or(() -> uidOf(SHARED))
                        .orElseThrow(() -> refused(
                                RESTRICT + " is set, but there is neither a user " + RANGE + " nor a user " + SHARED));
        if (uid == 0) {
            throw refused("the user it should become is root");
        }
        return OptionalLong.of(uid);
    }

    private Optional<Long> uidOf(String user) {
        return entries().stream()
                .filter(entry -> entry[0].equals(user))
                .map(entry -> Long.parseLong(entry[2]))
                .findFirst();
    }

    private long free(long uid) {
        for (String[] entry : entries()) {
            if (entry[2].equals(Long.toString(uid))) {
                throw refused(
                        "it should become uid " + uid + " of the range " + RANGE + ", but that is user " + entry[0]);
            }
        }
        return uid;
    }

    private List<String[]> entries() {
        try {
            return Files.readString(users, StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(line -> line.split(":"))
                    .filter(entry -> entry.length > 2 && entry[2].matches("[0-9]{1,10}"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + users + ": " + e.getMessage(), e);
        }
    }

    private static ApiException refused(String why) {
        return new ApiException(ErrorKind.MISSING_RESOURCE, "The boot loader cannot be restricted: " + why + ".");
    }
}
