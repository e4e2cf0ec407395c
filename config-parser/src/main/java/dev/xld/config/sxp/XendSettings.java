package dev.xld.config.sxp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The {@code (key value)} forms of one file by key and type. The first of several with one key counts. What has the wrong
 * type is a warning, and the default stands. Each key asked for is a known one from then on, and asked for once. One
 * reading, one thread.
 */
final class XendSettings {
    private final Map<String, Sxp> forms = new LinkedHashMap<>();
    private final Map<String, String> known = new TreeMap<>();
    private final Findings findings;

    XendSettings(List<Sxp> all, Findings findings) {
        this.findings = findings;
        all.forEach(this::take);
    }

    private void take(Sxp form) {
        Optional<String> key = form instanceof Sxp.Atom ? Optional.empty() : form.name();
        if (key.isEmpty()) {
            findings.warn(form.position(), form.shown() + " is no setting", "write (key value)");
            return;
        }
        Sxp first = forms.putIfAbsent(key.get(), form);
        if (first != null) {
            String what = Sxp.atom(key.get()).shown() + " was set in line "
                    + first.position().line() + " already, and that counts";
            findings.warn(form.position(), what, "remove one of them");
        }
    }

    /** The value; where the key stands alone, a warning and none. */
    Optional<Sxp> value(String key) {
        known.put(alike(key), key);
        Sxp form = forms.get(key);
        if (form == null) {
            return Optional.empty();
        }
        List<Sxp> values = form.children();
        if (values.isEmpty()) {
            findings.warn(form.position(), key + " has no value", "write one, or remove the setting");
        } else if (values.size() > 1) {
            findings.warn(
                    values.get(1).position(),
                    "only the first value of " + key + " counts",
                    "put a text of several words in quotes");
        }
        return values.stream().findFirst();
    }

    private Optional<Sxp.Atom> atom(String key) {
        Optional<Sxp> value = value(key);
        if (value.isPresent() && value.get() instanceof Sxp.Atom atom) {
            return Optional.of(atom);
        }
        value.ifPresent(list -> mistyped(key, list, "is a list", "write one word, or a text in quotes"));
        return Optional.empty();
    }

    Optional<String> text(String key) {
        return atom(key).map(Sxp.Atom::text);
    }

    String text(String key, String byDefault) {
        return text(key).orElse(byDefault);
    }

    /** Text cut at blanks. */
    List<String> words(String key) {
        return XendValues.words(text(key, ""));
    }

    /** The path of a file; none where the text is empty. */
    Optional<String> path(String key) {
        return text(key).filter(file -> !file.isEmpty()).map(XendValues::path);
    }

    boolean bool(String key, boolean byDefault) {
        Optional<Sxp.Atom> atom = atom(key);
        Optional<Boolean> bool = atom.flatMap(a -> XendValues.bool(a.text()));
        if (atom.isPresent() && bool.isEmpty()) {
            mistyped(key, atom.get(), "is neither yes nor no", "write yes or no");
        }
        return bool.orElse(byDefault);
    }

    int port(String key, int byDefault) {
        return number(key, byDefault, 1, XendValues.LAST_PORT);
    }

    int number(String key, int byDefault) {
        return number(key, byDefault, 0, Integer.MAX_VALUE);
    }

    private int number(String key, int byDefault, int least, int most) {
        Optional<Sxp.Atom> atom = atom(key);
        Optional<Integer> number = atom.flatMap(a -> XendValues.number(a.text(), least, most));
        if (atom.isPresent() && number.isEmpty()) {
            mistyped(key, atom.get(), "is no number from " + least + " to " + most, "write one, or remove the setting");
        }
        return number.orElse(byDefault);
    }

    void mistyped(String key, Sxp value, String what, String hint) {
        findings.warn(value.position(), key + ": " + value.shown() + " " + what + ", so the default stands", hint);
    }

    void mistyped(BadSxpException exception) {
        findings.warn(exception);
    }

    /** Warns of each key that was not asked for. */
    void warnOfUnknown() {
        forms.forEach((key, form) -> {
            if (!known.containsValue(key)) {
                String meant = known.get(alike(key));
                String what = "there is no setting " + Sxp.atom(key).shown();
                findings.warn(form.position(), what, meant == null ? "remove it" : "write " + meant);
            }
        });
    }

    /** The same for keys that are easily taken for each other. */
    private static String alike(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
