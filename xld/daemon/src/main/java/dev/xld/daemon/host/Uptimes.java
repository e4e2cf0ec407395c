package dev.xld.daemon.host;

import dev.xld.api.DomainSelection;
import dev.xld.api.Uptime;
import dev.xld.xen.DomainInfo;
import dev.xld.xenstore.XenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code xl uptime}: dom0's from the kernel, a guest's from the start time in its vm path, which the toolstack wrote and the
 * guest can only read. Any thread may call.
 */
public final class Uptimes {
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,12})(\\.\\d*)?");
    private static final Path KERNEL = Path.of("/proc/uptime");

    private final XenStore store;
    private final DomainLookup lookup;

    public Uptimes(XenStore store, DomainLookup lookup) {
        this.store = store;
        this.lookup = lookup;
    }

    /** Guests without a start time are left out, as xl does. */
    public Uptime[] list(DomainSelection selection) {
        List<Uptime> rows = new ArrayList<>();
        List<DomainInfo> selected = lookup.select(selection.domains());
        Map<Integer, String> names = lookup.namesOf(selected);
        for (DomainInfo info : selected) {
            OptionalLong seconds = info.domid() == 0 ? kernelUptime() : sinceStart(info);
            seconds.ifPresent(value -> rows.add(new Uptime(info.domid(), names.get(info.domid()), value)));
        }
        return rows.toArray(Uptime[]::new);
    }

    private static OptionalLong kernelUptime() {
        try {
            return seconds(Files.readString(KERNEL).split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + KERNEL + ": " + e.getMessage(), e);
        }
    }

    private OptionalLong sinceStart(DomainInfo info) {
        OptionalLong start =
                seconds(store.read("/vm/" + info.uuid() + "/start_time").orElse(""));
        return start.isEmpty() ? start : OptionalLong.of(System.currentTimeMillis() / 1000 - start.getAsLong());
    }

    private static OptionalLong seconds(String text) {
        Matcher match = SECONDS.matcher(text.strip());
        return match.matches() ? OptionalLong.of(Long.parseLong(match.group(1))) : OptionalLong.empty();
    }
}
