package dev.xld.config.xl.key;

import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Unsigned;
import dev.xld.config.HostResources;
import dev.xld.config.HostResources.IomemRange;
import dev.xld.config.HostResources.IoportRange;
import dev.xld.config.xl.setting.CArithmetic;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code ioports}, {@code irqs} and {@code iomem}. */
public final class ResourceKeys {
    private static final long UINT32 = 0xFFFF_FFFFL;

    private final Settings settings;
    private final Findings findings;

    private ResourceKeys(Settings settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    public static HostResources read(Settings settings, Findings findings) {
        ResourceKeys keys = new ResourceKeys(settings, findings);
        return new HostResources(
                keys.list("ioports", "#%d in ioport", keys::ioports),
                keys.list("irqs", "%d in irq", keys::irq),
                keys.list("iomem", "%d in iomem", keys::iomem));
    }

    private <T> List<T> list(String key, String place, Function<Settings.Item, @Nullable T> parse) {
        List<Settings.Item> items = settings.list(key);
        List<T> found = new ArrayList<>();
        for (Settings.Item item : items) {
            T value = parse.apply(item);
            if (value != null) {
                found.add(value);
            }
        }
        if (items.size() < settings.listSize(key)) {
            String which = place.formatted(items.size());
            findings.error(settings.position(key), "xl: Unable to get element " + which + " list");
        }
        return found;
    }

    private <T> @Nullable T error(Settings.Item item, String message) {
        findings.error(item.position(), "xl: " + message);
        return null;
    }

    private <T> @Nullable T invalid(Settings.Item item, String what) {
        return error(item, "Invalid argument parsing " + what + ": " + item.text());
    }

    private static boolean tooBig(Unsigned number) {
        return Long.compareUnsigned(number.value(), UINT32) >= 0;
    }

    private @Nullable IoportRange ioports(Settings.Item item) {
        String text = item.text();
        Unsigned first = CNumber.unsigned(text, 0, 16);
        if (first.end() == 0) {
            return invalid(item, "ioport");
        }
        if (tooBig(first)) {
            return error(item, "ioport " + Long.toHexString(first.value()) + " too big");
        }
        Unsigned last = first;
        if (text.startsWith("-", first.end())) {
            last = CNumber.unsigned(text, first.end() + 1, 16);
            if (last.end() == last.start() || last.end() < text.length()) {
                return invalid(item, "ioport");
            }
            if (tooBig(last)) {
                return error(item, "ioport " + Long.toHexString(last.value()) + " too big");
            }
        } else if (first.end() < text.length()) {
            findings.warn(item.position(), "xl: Invalid argument parsing ioport: " + text);
        }
        return new IoportRange(first.value(), last.value() - first.value() + 1 & UINT32);
    }

    private @Nullable Long irq(Settings.Item item) {
        Unsigned number = CNumber.unsigned(item.text(), 0, 10);
        if (number.end() == number.start() || number.end() < item.text().length()) {
            return invalid(item, "irq");
        }
        return tooBig(number)
                ? error(item, "irq " + Long.toHexString(number.value()) + " too big")
                : (Long) number.value();
    }

    private @Nullable IomemRange iomem(Settings.Item item) {
        String text = item.text();
        Unsigned start = CArithmetic.scanHex(text, 0);
        if (start.end() == start.start() || !text.startsWith(",", start.end())) {
            return invalid(item, "iomem");
        }
        Unsigned number = CArithmetic.scanHex(text, start.end() + 1);
        int end = number.end();
        Long gfn = null;
        if (end > number.start() && text.startsWith("@", end)) {
            Unsigned at = CArithmetic.scanHex(text, end + 1);
            if (at.end() > at.start()) {
                end = at.end();
                gfn = at.value() == -1L ? null : (Long) at.value();
            }
        }
        boolean whole = number.end() > number.start() && end == text.length();
        return whole ? new IomemRange(start.value(), number.value(), gfn) : invalid(item, "iomem");
    }
}
