package dev.xld.config.xm.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.xm.XmHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short ways to evaluate a file, and a host to ask. */
final class Files {
    static final XmHost HOST = new XmHost() {
        @Override
        public Uname uname() {
            return new Uname("NetBSD", "dom0", "10.1", "GENERIC", "amd64");
        }

        @Override
        public Map<String, String> environment() {
            return Map.of("HOME", "/root", "NAME", "möwe");
        }

        @Override
        public FileKind kind(String path) {
            return switch (path) {
                case "/boot/vmlinuz" -> FileKind.FILE;
                case "/boot" -> FileKind.DIRECTORY;
                case "/dev/sda" -> FileKind.OTHER;
                default -> FileKind.NONE;
            };
        }

        @Override
        public List<Interface> interfaces() {
            return List.of(
                    new Interface("eth0", "192.0.2.10", "255.255.255.0"),
                    new Interface("eth1", "198.51.100.1", "255.255.255.128"));
        }

        @Override
        public Optional<Route> defaultRoute() {
            return Optional.of(new Route("192.0.2.1", "eth0"));
        }
    };

    private Files() {}

    static XmFile evaluate(String text, String... operands) {
        return Xm.evaluate("f.cfg", text, List.of(operands), HOST);
    }

    static XmFile good(String text, String... operands) {
        XmFile file = evaluate(text, operands);
        assertThat(file.errors()).as(text).isEmpty();
        return file;
    }

    /** The value of an option as xm's strings have it. */
    static String option(XmFile file, String name) {
        return file.options().get(name).value().text();
    }

    /** The value of an expression as Python's repr() writes it. */
    static String repr(String expression) {
        return option(good("import os, re, string\nr = repr(" + expression + ")\n"), "r");
    }

    static Diagnostic error(String text, String... operands) {
        List<Diagnostic> errors = evaluate(text, operands).errors();
        assertThat(errors).as(text).hasSize(1);
        return errors.get(0);
    }
}
