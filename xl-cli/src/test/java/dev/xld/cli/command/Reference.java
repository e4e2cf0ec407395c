package dev.xld.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the genuine xl 4.17 printed on a host with the domains 0, tiny (1) and full (2). */
final class Reference {
    private Reference() {}

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream("/reference/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
