package dev.xld.config.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Prints JSON: byte for byte as libyajl does in its beautified form, with four blanks a level and a newline after the whole; or in
 * one line of ASCII.
 */
public final class JsonPrinter {
    private final StringBuilder out = new StringBuilder();

    private final boolean flat;

    private JsonPrinter(boolean flat) {
        this.flat = flat;
    }

    /** In one line without a newline, all beyond ASCII as escapes. */
    public static String line(Json json) {
        JsonPrinter printer = new JsonPrinter(true);
        printer.value(json, 0);
        return printer.out.toString();
    }

    public static String print(Json json) {
        JsonPrinter printer = new JsonPrinter(false);
        printer.value(json, 0);
        return printer.out.append('\n').toString();
    }

    private void value(Json json, int depth) {
        if (json instanceof Json.Obj object) {
            members(object.members(), depth);
        } else if (json instanceof Json.Arr array) {
            items(array.items(), depth);
        } else if (json instanceof Json.Str string) {
            string(string.value());
        } else if (json instanceof Json.Num number) {
            out.append(number.text());
        } else if (json instanceof Json.Bool bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private void members(Map<String, Json> members, int depth) {
        open('{');
        Iterator<Map.Entry<String, Json>> each = members.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, Json> member = each.next();
            indent(depth + 1);
            string(member.getKey());
            out.append(flat ? ":" : ": ");
            value(member.getValue(), depth + 1);
            separate(each.hasNext());
        }
        close('}', depth);
    }

    private void items(List<Json> items, int depth) {
        open('[');
        for (int i = 0; i < items.size(); i++) {
            indent(depth + 1);
            value(items.get(i), depth + 1);
            separate(i + 1 < items.size());
        }
        close(']', depth);
    }

    private void open(char bracket) {
        out.append(bracket).append(flat ? "" : "\n");
    }

    private void separate(boolean more) {
        out.append(more ? "," : "").append(more && !flat ? "\n" : "");
    }

    private void close(char bracket, int depth) {
        out.append(flat ? "" : "\n");
        indent(depth);
        out.append(bracket);
    }

    private void indent(int depth) {
        out.append("    ".repeat(flat ? 0 : depth));
    }

    private void string(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\f' -> out.append("\\f");
            case '\b' -> out.append("\\b");
            default -> {
                if (c < ' ' || flat && c > '~') {
                    out.append(String.format("\\u%04X", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
