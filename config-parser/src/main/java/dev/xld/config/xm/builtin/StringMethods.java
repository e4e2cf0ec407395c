package dev.xld.config.xm.builtin;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Growing;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Signature;
import dev.xld.config.xm.value.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of strings that look at them or change their characters. One evaluation, one thread. */
public final class StringMethods {
    private final Runtime runtime;
    private final SplitMethods splits;

    public StringMethods(Runtime runtime) {
        this.runtime = runtime;
        this.splits = new SplitMethods(runtime);
    }

    /** {@code str.name}, whose first argument is the string. */
    public @Nullable Py unbound(String name) {
        if (find(new Py.Str(""), name) == null) {
            return null;
        }
        return new Py.Native(name, Signature.ANY, args -> {
            Py method = find(args.string(0), name);
            List<Py> rest = args.all().subList(1, args.size());
            return runtime.calls().call(method == null ? Py.None.NONE : method, rest, args.named());
        });
    }

    @Nullable
    Py find(Py.Str self, String name) {
        String text = self.value();
        return switch (name) {
            case "upper" -> same(self, name, Strings::upper);
            case "lower" -> same(self, name, Strings::lower);
            case "title" -> same(self, name, Strings::title);
            case "capitalize" -> same(self, name, StringMethods::capitalized);
            case "swapcase" -> same(self, name, StringMethods::swapped);
            case "strip" -> strip(self, name, true, true);
            case "lstrip" -> strip(self, name, true, false);
            case "rstrip" -> strip(self, name, false, true);
            case "isdigit" -> all(name, text, Strings::isDigit);
            case "isalpha" -> all(name, text, Strings::isLetter);
            case "isalnum" -> all(name, text, c -> Strings.isDigit(c) || Strings.isLetter(c));
            case "isspace" -> all(name, text, Strings::isBlank);
            case "isupper" -> cased(name, text, Strings::isUpper, Strings::isLower);
            case "islower" -> cased(name, text, Strings::isLower, Strings::isUpper);
            case "startswith", "endswith" ->
                method(name, 1, args -> Py.Bool.of(ends(self, args, name)), "prefix", "start", "end");
            case "find", "index", "rfind", "rindex" ->
                method(name, 1, args -> Py.Int.of(find(self, args, name)), "sub", "start", "end");
            case "count" -> method(name, 1, args -> Py.Int.of(count(self, args)), "sub", "start", "end");
            case "replace" -> method(name, 2, args -> replaced(self, args), "old", "new", "count");
            case "zfill" -> method(name, 1, args -> zeros(self, args.number(0, 0)), "width");
            case "ljust", "rjust", "center" -> method(name, 1, args -> padded(self, args, name), "width", "fillchar");
            case "format" ->
                new Py.Native(name, Signature.ANY, args -> runtime.braces().format(self, args.all(), args.named()));
            case "encode", "decode" -> method(name, 0, args -> coded(self, name), "encoding", "errors");
            default -> splits.find(self, name);
        };
    }

    private static Py method(String name, int required, Py.Native.Body body, String... parameters) {
        return new Py.Native(name, Signature.of(required, parameters), body);
    }

    private Py same(Py.Str self, String name, UnaryOperator<String> change) {
        return method(name, 0, args -> runtime.budget().text(change.apply(self.value()), self.unicode()));
    }

    private static String capitalized(String text) {
        return text.isEmpty() ? text : Strings.upper(text.substring(0, 1)) + Strings.lower(text.substring(1));
    }

    private static String swapped(String text) {
        StringBuilder swapped = new StringBuilder(text.length());
        text.chars().forEach(c -> swapped.append((char) (Strings.isLetter(c) ? c ^ 0x20 : c)));
        return swapped.toString();
    }

    private Py strip(Py.Str self, String name, boolean left, boolean right) {
        return method(
                name,
                0,
                args -> {
                    String characters = args.text(0, Strings.BLANKS);
                    runtime.comparing().searching(self.value().length(), characters.length());
                    return runtime.budget().text(Strings.strip(self.value(), characters, left, right), self.unicode());
                },
                "chars");
    }

    private static Py all(String name, String text, IntPredicate test) {
        return method(
                name, 0, args -> Py.Bool.of(!text.isEmpty() && text.chars().allMatch(test)));
    }

    private static Py cased(String name, String text, IntPredicate wanted, IntPredicate other) {
        return method(
                name,
                0,
                args -> Py.Bool.of(text.chars().anyMatch(wanted) && text.chars().noneMatch(other)));
    }

    /** The part of the string that a start and an end leave. */
    private String part(Py.Str self, Args args) {
        Py from = args.some(1) == null ? Py.None.NONE : args.get(1);
        Py to = args.some(2) == null ? Py.None.NONE : args.get(2);
        if (from == Py.None.NONE && to == Py.None.NONE) {
            return self.value();
        }
        return ((Py.Str) runtime.subscripts().slice(self, from, to, Py.None.NONE)).value();
    }

    private boolean ends(Py.Str self, Args args, String name) {
        String part = part(self, args);
        List<Py> wanted = args.get(0) instanceof Py.Tuple tuple ? tuple.items() : List.of(args.get(0));
        for (Py each : wanted) {
            if (!(each instanceof Py.Str end)) {
                throw Raised.type(name + " first arg must be str or a tuple of str, not " + each.type());
            }
            runtime.budget().steps(1 + (end.value().length() >> 8));
            if (name.equals("startswith") ? part.startsWith(end.value()) : part.endsWith(end.value())) {
                return true;
            }
        }
        return false;
    }

    private int find(Py.Str self, Args args, String name) {
        String part = part(self, args);
        String wanted = args.text(0);
        runtime.comparing().searching(part.length(), wanted.length());
        int at = name.startsWith("r") ? part.lastIndexOf(wanted) : part.indexOf(wanted);
        if (at < 0 && name.endsWith("index")) {
            throw Raised.of("ValueError", "substring not found", "use find(), which gives -1 then");
        }
        int start = args.number(1, 0);
        int skipped = start < 0 ? Math.max(0, self.value().length() + start) : start;
        return at < 0 ? at : at + skipped;
    }

    private int count(Py.Str self, Args args) {
        String part = part(self, args);
        String wanted = args.text(0);
        if (wanted.isEmpty()) {
            return part.length() + 1;
        }
        runtime.comparing().searching(part.length(), wanted.length());
        int count = 0;
        for (int at = part.indexOf(wanted); at >= 0; at = part.indexOf(wanted, at + wanted.length())) {
            count++;
        }
        return count;
    }

    private Py replaced(Py.Str self, Args args) {
        String text = self.value();
        String old = args.text(0);
        String by = args.text(1);
        int most = args.number(2, -1);
        runtime.comparing().searching(text.length(), old.length());
        Growing made = new Growing(runtime.budget());
        int done = 0;
        int from = 0;
        while (most < 0 || done < most) {
            int at = old.isEmpty() ? (from <= text.length() ? from : -1) : text.indexOf(old, from);
            if (at < 0) {
                break;
            }
            made.add(text.substring(Math.min(from, at), at)).add(by);
            if (old.isEmpty() && at < text.length()) {
                made.add(text.charAt(at));
            }
            from = at + Math.max(1, old.length());
            done++;
        }
        made.add(text.substring(Math.min(from, text.length())));
        boolean unicode = Strings.unicode(self, args.string(1)) | Strings.unicode(self, args.string(0));
        return made.done(unicode);
    }

    private Py zeros(Py.Str self, int width) {
        String text = self.value();
        int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        Growing made = new Growing(runtime.budget()).add(text.substring(0, sign));
        return made.add("0", Math.max(0, width - text.length()))
                .add(text.substring(sign))
                .done(self.unicode());
    }

    private Py padded(Py.Str self, Args args, String name) {
        String fill = args.text(1, " ");
        if (fill.length() != 1) {
            throw Raised.type(name + "() argument 2 must be one character");
        }
        int width = args.number(0, 0);
        int missing = Math.max(0, width - self.value().length());
        int left = switch (name) {
            case "ljust" -> 0;
            case "rjust" -> missing;
            default -> missing / 2 + (missing & width & 1);
        };
        Growing made = new Growing(runtime.budget()).add(fill, left);
        return made.add(self.value()).add(fill, missing - left).done(self.unicode());
    }

    /** To bytes and back; of encodings only UTF-8 and what is part of it. */
    private Py coded(Py.Str self, String name) {
        boolean encode = name.equals("encode");
        if (encode == !self.unicode()) {
            return self;
        }
        String text = encode ? Bytes.of(self.value()) : Bytes.text(self.value());
        return runtime.budget().text(text, !encode);
    }

    static List<Py> strings(List<String> parts, boolean unicode) {
        List<Py> strings = new ArrayList<>(parts.size());
        parts.forEach(part -> strings.add(new Py.Str(part, unicode)));
        return strings;
    }
}
