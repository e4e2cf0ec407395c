package dev.xld.config.sxp.domain;

import dev.xld.config.Position;
import dev.xld.config.sxp.Findings;
import dev.xld.config.sxp.Sxp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The elements {@code (key value)} of one form by key and type. As in xend the first of several with one key counts, and an
 * element without a value, or with an empty text, says nothing. A value of the wrong type is an error and counts as not given. A
 * key is known once it was asked for. One reading, one thread.
 */
final class Keys {
    private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?\\d{1,18})[lL]?\\s*");
    private static final Set<String> YES = Set.of("true", "yes", "y", "on");
    private static final Set<String> NO = Set.of("false", "no", "n", "off");

    /** What Python writes for no value. */
    private static final String NONE = "None";

    private final String owner;
    private final Findings findings;
    private final Sxp form;
    private final Map<String, Sxp> forms = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    /** {@code owner} is what messages call the form: a vbd. */
    Keys(String owner, Findings findings, Sxp form) {
        this.owner = owner;
        this.findings = findings;
        this.form = form;
    }

    /** Takes the form's elements, except those with a key that may repeat. */
    Keys take(Set<String> repeating) {
        for (Sxp element : form.children()) {
            String key = element instanceof Sxp.Form ? element.name().orElse("") : "";
            if (key.isEmpty()) {
                findings.warn(
                        element.position(), element.shown() + " says nothing of " + owner, "write (key value) instead");
            } else if (!repeating.contains(key)) {
                Sxp first = forms.putIfAbsent(key, element);
                if (first != null) {
                    findings.warn(
                            element.position(),
                            "of several `" + key + "' of " + owner + " only the first, in line "
                                    + first.position().line() + ", counts",
                            "remove the others");
                }
            }
        }
        return this;
    }

    /** An element of another place or name that counts as one with this key where there is none. */
    void otherwise(String key, Sxp element) {
        forms.putIfAbsent(key, element);
    }

    Findings findings() {
        return findings;
    }

    /** The form itself. */
    Sxp owned() {
        return form;
    }

    Position position() {
        return form.position();
    }

    void know(Collection<String> keys) {
        known.addAll(keys);
    }

    Map<String, Sxp> forms() {
        return Collections.unmodifiableMap(forms);
    }

    Optional<Sxp> value(String key) {
        known.add(key);
        return Optional.ofNullable(forms.get(key))
                .flatMap(form -> form.children().stream().findFirst());
    }

    private Sxp.@Nullable Atom atom(String key) {
        Sxp value = value(key).orElse(null);
        if (value == null || value.elements().isEmpty() && value instanceof Sxp.Form) {
            return null;
        }
        if (value instanceof Sxp.Atom atom) {
            return atom.text().isEmpty() ? null : atom;
        }
        findings.error(value.position(), key + " is a list", "write one word, or a text in quotes");
        return null;
    }

    /** The atom, for values with a notation of their own. */
    Optional<Sxp.Atom> notation(String key) {
        return Optional.ofNullable(atom(key));
    }

    @Nullable
    String text(String key) {
        Sxp.Atom atom = atom(key);
        return atom == null ? null : atom.text();
    }

    /** The atoms of a list, or of a value that is one. */
    List<String> words(String key) {
        Sxp value = value(key).orElse(null);
        if (value instanceof Sxp.Form form) {
            List<String> words = new ArrayList<>();
            for (Sxp element : form.elements()) {
                if (element instanceof Sxp.Atom word) {
                    words.add(word.text());
                } else {
                    findings.error(element.position(), key + " has a list in its list", "write one word in its place");
                }
            }
            return words;
        }
        String word = text(key);
        return word == null ? List.of() : List.of(word);
    }

    /** A whole number from {@code least} to {@code most}. */
    @Nullable
    Long number(String key, long least, long most) {
        Sxp.Atom atom = atom(key);
        if (atom == null || atom.text().equals(NONE)) {
            return null;
        }
        Long number = number(atom.text());
        if (number == null || number < least || number > most) {
            error(key, atom, "is no whole number from " + least + " to " + most, "write one");
            return null;
        }
        return number;
    }

    /** A number that fits an int. */
    @Nullable
    Integer integer(String key, int least, int most) {
        Long number = number(key, least, most);
        return number == null ? null : (Integer) number.intValue();
    }

    @Nullable
    Boolean flag(String key) {
        Sxp.Atom atom = atom(key);
        if (atom == null || atom.text().equals(NONE)) {
            return null;
        }
        String word = atom.text().toLowerCase(Locale.ROOT);
        Long number = number(word);
        if (number != null || YES.contains(word) || NO.contains(word)) {
            return number == null ? YES.contains(word) : number != 0;
        }
        error(key, atom, "is neither 0 nor 1", "write 0 for no, 1 for yes");
        return null;
    }

    /** The words of {@code choices} that a key may have. */
    @Nullable
    String word(String key, Set<String> choices) {
        Sxp.Atom atom = atom(key);
        if (atom == null || choices.contains(atom.text())) {
            return atom == null ? null : atom.text();
        }
        error(
                key,
                atom,
                "is unknown",
                "write " + String.join(", ", choices.stream().sorted().toList()));
        return null;
    }

    private static @Nullable Long number(String text) {
        var digits = NUMBER.matcher(text);
        return digits.matches() ? (Long) Long.parseLong(digits.group(1)) : null;
    }

    void error(String key, Sxp value, String what, String hint) {
        findings.error(value.position(), key + ": " + value.shown() + " " + what, hint);
    }

    /** Says that xld has nothing like this key, unless its value is one of those that ask for nothing. */
    void drop(String key, Set<String> harmless, String hint) {
        Sxp value = value(key).orElse(null);
        boolean says = value instanceof Sxp.Atom atom
                ? !atom.text().isEmpty() && !atom.text().equals(NONE) && !harmless.contains(atom.text())
                : value != null && !value.elements().isEmpty();
        if (says && value != null) {
            findings.warn(value.position(), "xld has nothing like `" + key + "' of " + owner + " and drops it", hint);
        }
    }

    /** Warns of each key that was not asked for. */
    void warnOfUnknown() {
        forms.forEach((key, form) -> {
            if (!known.contains(key)) {
                findings.warn(
                        form.position(),
                        owner + " has no key " + Sxp.atom(key).shown() + ", so it means nothing",
                        "correct its name or remove it");
            }
        });
    }
}
