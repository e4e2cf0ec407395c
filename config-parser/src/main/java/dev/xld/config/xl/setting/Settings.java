package dev.xld.config.xl.setting;

import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Whole;
import dev.xld.config.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The assignments of one file, read by key with xl's rules: a value of the wrong shape is warned about and counts as not
 * given. The methods that end in {@code Quietly} do not warn.
 */
public final class Settings {
    private final String source;
    private final Map<String, Setting> settings;
    private final Findings findings;

    public Settings(String source, Map<String, Setting> settings, Findings findings) {
        this.source = source;
        this.settings = settings;
        this.findings = findings;
    }

    public String source() {
        return source;
    }

    /** An element of a list. */
    public record Item(String text, Position position) {}

    public boolean has(String key) {
        return settings.containsKey(key);
    }

    @Nullable
    public Position position(String key) {
        Setting setting = settings.get(key);
        return setting == null ? null : setting.value().position();
    }

    @Nullable
    public String string(String key) {
        Setting setting = settings.get(key);
        if (setting != null && setting.value() instanceof Value.Items) {
            warn(setting, "parameter `" + key + "' is a list but should be a single value");
        }
        return stringQuietly(key);
    }

    @Nullable
    public String stringQuietly(String key) {
        Setting setting = settings.get(key);
        return setting != null && setting.value() instanceof Value.Atom atom ? atom.text() : null;
    }

    @Nullable
    public Long number(String key) {
        string(key);
        return number(settings.get(key), message -> warn(settings.get(key), message));
    }

    @Nullable
    public Long numberQuietly(String key) {
        return number(settings.get(key), message -> {});
    }

    @Nullable
    public Integer integer(String key) {
        Long value = number(key);
        return value == null ? null : value.intValue();
    }

    @Nullable
    public Boolean bool(String key) {
        Long value = number(key);
        return value == null ? null : value != 0;
    }

    @Nullable
    public Boolean boolQuietly(String key) {
        Long value = numberQuietly(key);
        return value == null ? null : value != 0;
    }

    private static @Nullable Long number(@Nullable Setting setting, Consumer<String> complain) {
        if (setting == null || !(setting.value() instanceof Value.Atom atom)) {
            return null;
        }
        String key = setting.key();
        if (setting.added()) {
            complain.accept("can't use += with numbers for parameter `" + key + "'");
            return null;
        }
        Whole whole = CNumber.whole(atom.text());
        if (whole instanceof Whole.Value value) {
            return value.value();
        }
        complain.accept(
                whole instanceof Whole.Overflow
                        ? "parameter `" + key + "' could not be parsed as a number: Numerical result out of range"
                        : "parameter `" + key + "' is not a valid number");
        return null;
    }

    /** Says now what is wrong with numbers that are read later: the C xl reads them here. */
    public void warnInTurn(String... keys) {
        for (String key : keys) {
            number(key);
        }
    }

    public boolean isList(String key) {
        Setting setting = settings.get(key);
        return setting != null && setting.value() instanceof Value.Items;
    }

    /** The strings of a list up to the first element that is none; empty where the key is not given or no list. */
    public List<Item> list(String key) {
        Setting setting = settings.get(key);
        if (setting != null && setting.value() instanceof Value.Atom) {
            warn(setting, "parameter `" + key + "' is a single value but should be a list");
        }
        return listQuietly(key);
    }

    public List<Item> listQuietly(String key) {
        List<Item> items = new ArrayList<>();
        Setting setting = settings.get(key);
        if (setting != null && setting.value() instanceof Value.Items list) {
            for (Value value : list.values()) {
                if (!(value instanceof Value.Atom atom)) {
                    return items;
                }
                items.add(new Item(atom.text(), atom.position()));
            }
        }
        return items;
    }

    /** How many elements a list has, strings or not. */
    public int listSize(String key) {
        Setting setting = settings.get(key);
        return setting != null && setting.value() instanceof Value.Items list
                ? list.values().size()
                : 0;
    }

    /** The elements of a list, strings or not; empty where the key is not given or no list. */
    public List<Value> values(String key) {
        Setting setting = settings.get(key);
        return setting != null && setting.value() instanceof Value.Items list ? list.values() : List.of();
    }

    /** Says that an element is no list where one is due; the C xl knows no column and says 0. */
    public void warnNotAList(Value value) {
        Position position = value.position();
        findings.warn(position, source + ":" + position.line() + ":0: warning: value is not a list");
    }

    private void warn(@Nullable Setting setting, String message) {
        if (setting != null) {
            Position position = setting.value().position();
            findings.warn(position, source + ":" + setting.line() + ": warning: " + message);
        }
    }
}
