package dev.xld.config.xm.builtin;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Growing;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Signature;
import dev.xld.config.xm.value.Strings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of strings that take them apart and put them together. One evaluation, one thread. */
public final class SplitMethods {
    private final Runtime runtime;

    public SplitMethods(Runtime runtime) {
        this.runtime = runtime;
    }

    @Nullable
    Py find(Py.Str self, String name) {
        return switch (name) {
            case "split", "rsplit" ->
                new Py.Native(name, Signature.of(0, "sep", "maxsplit"), args -> split(self, args, name));
            case "splitlines" ->
                new Py.Native(name, Signature.of(0, "keepends"), args -> {
                    Py keep = args.optional(0);
                    return list(lines(self.value(), keep != null && keep.truth()), self);
                });
            case "partition", "rpartition" ->
                new Py.Native(name, Signature.of(1, "sep"), args -> parted(self, args, name));
            case "join" ->
                new Py.Native(
                        name,
                        Signature.of(1, "iterable"),
                        args -> joined(self, runtime.sequences().items(args.get(0))));
            default -> null;
        };
    }

    private Py list(List<String> parts, Py.Str self) {
        return runtime.sequences().list(StringMethods.strings(parts, self.unicode()));
    }

    private Py split(Py.Str self, Args args, String name) {
        int most = args.number(1, -1);
        most = most < 0 ? Integer.MAX_VALUE : most;
        boolean fromRight = name.equals("rsplit");
        String text = self.value();
        runtime.budget().room(text.length());
        if (args.some(0) == null) {
            return list(fromRight ? wordsFromRight(text, most) : words(text, most), self);
        }
        String separator = args.text(0);
        if (separator.isEmpty()) {
            throw Raised.value("empty separator");
        }
        runtime.comparing().searching(text.length(), separator.length());
        return list(fromRight ? partsFromRight(text, separator, most) : parts(text, separator, most), self);
    }

    private List<String> parts(String text, String separator, int most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() < most; at = text.indexOf(separator, from)) {
            runtime.budget().elements(1);
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private List<String> partsFromRight(String text, String separator, int most) {
        List<String> parts = new ArrayList<>();
        int end = text.length();
        int length = separator.length();
        int at = text.lastIndexOf(separator);
        while (at >= 0 && parts.size() < most) {
            runtime.budget().elements(1);
            parts.add(text.substring(at + length, end));
            end = at;
            at = end < length ? -1 : text.lastIndexOf(separator, end - length);
        }
        parts.add(text.substring(0, end));
        Collections.reverse(parts);
        return parts;
    }

    private List<String> words(String text, int most) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < text.length() && Strings.isBlank(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return words;
            }
            runtime.budget().elements(1);
            if (words.size() == most) {
                words.add(text.substring(at));
                return words;
            }
            int start = at;
            while (at < text.length() && !Strings.isBlank(text.charAt(at))) {
                at++;
            }
            words.add(text.substring(start, at));
        }
    }

    private List<String> wordsFromRight(String text, int most) {
        List<String> words = new ArrayList<>();
        int end = text.length();
        while (true) {
            end = Strings.strip(text.substring(0, end), Strings.BLANKS, false, true)
                    .length();
            if (end == 0) {
                break;
            }
            runtime.budget().elements(1);
            runtime.budget().steps(1 + (end >> 8));
            if (words.size() == most) {
                words.add(text.substring(0, end));
                break;
            }
            int start = end;
            while (start > 0 && !Strings.isBlank(text.charAt(start - 1))) {
                start--;
            }
            words.add(text.substring(start, end));
            end = start;
        }
        Collections.reverse(words);
        return words;
    }

    private List<String> lines(String text, boolean keepEnds) {
        List<String> lines = new ArrayList<>();
        runtime.budget().room(text.length());
        int start = 0;
        while (start < text.length()) {
            runtime.budget().elements(1);
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int next = Math.min(text.length(), text.startsWith("\r\n", end) ? end + 2 : end + 1);
            lines.add(text.substring(start, keepEnds ? next : end));
            start = next;
        }
        return lines;
    }

    private Py parted(Py.Str self, Args args, String name) {
        String text = self.value();
        String separator = args.text(0);
        if (separator.isEmpty()) {
            throw Raised.value("empty separator");
        }
        runtime.comparing().searching(text.length(), separator.length());
        boolean fromRight = name.equals("rpartition");
        int at = fromRight ? text.lastIndexOf(separator) : text.indexOf(separator);
        List<String> parts;
        if (at < 0) {
            parts = fromRight ? List.of("", "", text) : List.of(text, "", "");
        } else {
            parts = List.of(text.substring(0, at), separator, text.substring(at + separator.length()));
        }
        runtime.budget().room(text.length());
        return new Py.Tuple(StringMethods.strings(parts, self.unicode()));
    }

    public Py joined(Py.Str separator, List<Py> items) {
        Growing made = new Growing(runtime.budget());
        boolean unicode = separator.unicode();
        for (int i = 0; i < items.size(); i++) {
            runtime.budget().step();
            if (!(items.get(i) instanceof Py.Str item)) {
                throw Raised.of(
                        "TypeError",
                        "sequence item " + i + ": expected string, "
                                + items.get(i).type() + " found",
                        "write str(...) around what is no string");
            }
            unicode |= Strings.unicode(separator, item);
            made.add(i == 0 ? "" : separator.value()).add(item.value());
        }
        return made.done(unicode);
    }
}
