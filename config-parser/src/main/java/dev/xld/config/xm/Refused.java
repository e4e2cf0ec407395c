package dev.xld.config.xm;

import java.util.Map;

/** What Python has and config files may not use, by name, with what to do instead. Immutable. */
final class Refused {
    private static final String NO_FILES = "write the value into the config; no config file may read others";
    private static final String NO_CODE = "write the statements themselves";
    private static final String NO_INSIDE = "use variables, lists and dicts of your own";

    /** Functions that are always there in Python. */
    static final Map<String, String> BUILTINS = Map.ofEntries(
            Map.entry("open", NO_FILES),
            Map.entry("file", NO_FILES),
            Map.entry("input", "pass the value on the command line: NAME=VALUE"),
            Map.entry("raw_input", "pass the value on the command line: NAME=VALUE"),
            Map.entry("eval", NO_CODE),
            Map.entry("execfile", "copy the other file's lines into this one"),
            Map.entry("compile", NO_CODE),
            Map.entry("reload", NO_CODE),
            Map.entry("globals", NO_INSIDE),
            Map.entry("locals", "write a dict: {'name': name}"),
            Map.entry("vars", "write a dict: {'name': name}"),
            Map.entry("dir", NO_INSIDE),
            Map.entry("getattr", NO_INSIDE),
            Map.entry("setattr", NO_INSIDE),
            Map.entry("delattr", NO_INSIDE),
            Map.entry("hasattr", NO_INSIDE),
            Map.entry("id", NO_INSIDE),
            Map.entry("hash", NO_INSIDE),
            Map.entry("object", NO_INSIDE),
            Map.entry("super", NO_INSIDE),
            Map.entry("property", NO_INSIDE),
            Map.entry("iter", "use a for loop"),
            Map.entry("next", "use a for loop"),
            Map.entry("slice", "write [from:to]"),
            Map.entry("complex", "use an ordinary number"),
            Map.entry("bytearray", "use a string"),
            Map.entry("buffer", "use a string"),
            Map.entry("frozenset", "use set()"),
            Map.entry("unichr", "write the character itself"),
            Map.entry("apply", "write f(*arguments)"),
            Map.entry("exit", "use raise, or leave it out"),
            Map.entry("quit", "use raise, or leave it out"));

    private static final Map<String, String> MODULES = Map.of(
            "socket", "os.uname()[1] is the host's name",
            "commands", "no config file may run commands; write the value into it",
            "subprocess", "no config file may run commands; write the value into it",
            "random", "write the value into the config",
            "xen.xm.main", "only xen.util.ip of xen's modules is there");

    private Refused() {}

    static String hintForModule(String module) {
        return MODULES.getOrDefault(
                module, "config files may import os, os.path, sys, re, string, time and xen.util.ip");
    }

    static String hintForName(String name) {
        return switch (name) {
            case "re", "string", "time" -> "add `import " + name + "' before this line";
            case "true", "false", "none" -> "Python writes it with a capital; xm wants 1 or 0";
            default -> "assign it before this line, or put quotes around it if it is text";
        };
    }
}
