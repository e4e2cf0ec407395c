package dev.xld.config.xm.builtin;

import dev.xld.config.xm.value.Halt;
import java.util.Map;

/** What Python has and config files may not use, by name, with what to do instead. Immutable. */
public final class Refused {
    private static final String NO_FILES = "write the value into the config; no config file may read others";
    private static final String NO_CODE = "write the statements themselves";
    private static final String NO_INSIDE = "use variables, lists and dicts of your own";

    /** Functions that are always there in Python. */
    public static final Map<String, String> BUILTINS = Map.ofEntries(
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

    private static final String NO_COMMANDS = "no config file may run commands; write the value into it";
    private static final String WRITE_IT = "write the value into the config";

    /** Modules of Python's that a file may name, for many name what they do not use; using one is refused. */
    private static final Map<String, String> UNUSABLE = Map.ofEntries(
            Map.entry("commands", NO_COMMANDS),
            Map.entry("subprocess", NO_COMMANDS),
            Map.entry("popen2", NO_COMMANDS),
            Map.entry("glob", NO_FILES),
            Map.entry("shutil", NO_FILES),
            Map.entry("tempfile", NO_FILES),
            Map.entry("stat", NO_FILES),
            Map.entry("time", WRITE_IT),
            Map.entry("datetime", WRITE_IT),
            Map.entry("random", WRITE_IT),
            Map.entry("uuid", WRITE_IT),
            Map.entry("math", WRITE_IT),
            Map.entry("md5", WRITE_IT),
            Map.entry("hashlib", WRITE_IT),
            Map.entry("struct", WRITE_IT),
            Map.entry("urllib", WRITE_IT),
            Map.entry("logging", "leave the message out"),
            Map.entry("types", NO_INSIDE),
            Map.entry("copy", NO_INSIDE));

    private static final Map<String, String> MODULES =
            Map.of("xen.xm.main", "only xen.util.ip of xen's modules is there");

    private Refused() {}

    /** Whether a file may import it, though nothing of it is there. */
    public static boolean mayStand(String module) {
        return UNUSABLE.containsKey(module);
    }

    /** What ends an import of what a file may not import. */
    public static Halt module(String name) {
        return new Halt("import of " + name + " is refused in config files", hintForModule(name));
    }

    static String hintForModule(String module) {
        String unusable = UNUSABLE.get(module);
        return unusable != null
                ? unusable
                : MODULES.getOrDefault(
                        module,
                        "config files may import os, os.path, platform, re, socket, string, sys and xen.util.ip");
    }

    public static String hintForName(String name) {
        return switch (name) {
            case "re", "string", "time" -> "add `import " + name + "' before this line";
            case "true", "false", "none" -> "Python writes it with a capital; xm wants 1 or 0";
            default -> "assign it before this line, or put quotes around it if it is text";
        };
    }
}
