package dev.xld.config.xl.write;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A device specification as it is put together: {@code key=value} options between commas. One device, one thread. */
final class SpecText {
    private final StringJoiner options = new StringJoiner(",");
    private final XlText file;
    private final String device;

    /** {@code device} is what the device is called where an option cannot be said. */
    SpecText(XlText file, String device) {
        this.file = file;
        this.device = device;
    }

    SpecText option(String key, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        String text = value.toString();
        if (text.indexOf(',') >= 0) {
            file.lost(device + ": the comma in " + key + "=" + text);
            return this;
        }
        options.add(key + "=" + text);
        return this;
    }

    SpecText flag(String key, @Nullable Boolean value) {
        return option(key, value == null ? null : value ? "1" : "0");
    }

    /** A word of its own. */
    SpecText word(@Nullable String word) {
        if (word != null) {
            options.add(word);
        }
        return this;
    }

    /** One of two words, where it is known which. */
    SpecText either(@Nullable Boolean value, String yes, String no) {
        return word(value == null ? null : value ? yes : no);
    }

    @Override
    public String toString() {
        return options.toString();
    }
}
