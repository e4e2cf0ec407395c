package dev.xld.config.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Prints JSON byte for byte as libyajl does in its beautified form: four blanks a level, a newline after the whole. */
public final class JsonPrinter {
    private final StringBuilder out = new StringBuilder();

    private JsonPrinter() {}

    public static String print(Json json) {
        JsonPrinter printer = new JsonPrinter();
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
        out.append("{\n");
        Iterator<Map.Entry<String, Json>> each = members.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, Json> member = each.next();
            indent(depth + 1);
            string(member.getKey());
            out.append(": ");
            value(member.getValue(), depth + 1);
            out.append(each.hasNext() ? "," : "").append(each.hasNext() ? "\n" : "");
        }
        close('}', depth);
    }

    private void items(List<Json> items, int depth) {
        out.append("[\n");
        for (int i = 0; i < items.size(); i++) {
            indent(depth + 1);
            value(items.get(i), depth + 1);
            out.append(i + 1 < items.size() ? ",\n" : "");
        }
        close(']', depth);
    }

    private void close(char bracket, int depth) {
        out.append('\n');
        indent(depth);
        out.append(bracket);
    }

    private void indent(int depth) {
        out.append("    ".repeat(depth));
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
                if (c < ' ') {
                    out.append(String.format("\\u%04X", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
