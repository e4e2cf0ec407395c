package dev.xld.lab.e2e;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code xenstore-ls -fp} shows of one domain, made comparable: domid, uuid and what differs between any two creates
 * of one config (ports, frames, grants, times, loop devices, terminals) are replaced by their names.
 */
final class StoreTree {
    private static final Pattern LINE = Pattern.compile("(/\\S*) = \"(.*)\"\\s+\\((.*)\\)");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private StoreTree() {}

    /** The nodes of {@code domid}, its vm path and its backends in dom0: path to {@code value (permissions)}. */
    static Map<String, String> of(String listing, int domid) {
        Map<String, String> all = new TreeMap<>();
        for (String line : listing.split("\n")) {
            Matcher match = LINE.matcher(line);
            if (match.matches()) {
                all.put(match.group(1), match.group(2) + " (" + match.group(3) + ")");
            }
        }
        String home = "/local/domain/" + domid;
        String vm = all.getOrDefault(home + "/vm", "none ()").replaceAll(" .*", "");
        Map<String, String> own = new TreeMap<>();
        all.forEach((path, value) -> {
            boolean backend = path.matches("/local/domain/0/backend/[^/]+/" + domid + "(/.*)?");
            if (backend || under(path, home) || under(path, "/libxl/" + domid) || under(path, vm)) {
                own.put(scrub(path, domid), value(path, value, domid));
            }
        });
        return own;
    }

    private static boolean under(String path, String top) {
        return path.equals(top) || path.startsWith(top + "/");
    }

    private static String value(String path, String value, int domid) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String permissions =
                value.substring(value.lastIndexOf(" (") + 1).replaceAll("\\b([nrwb])" + domid + "\\b", "$1D");
        String text = value.substring(0, value.lastIndexOf(" ("));
        if (name.matches("(.*-)?ring-ref|(.*)event-channel(.*)|port") && !text.isEmpty()) {
            text = "NUMBER";
        } else if (name.matches("node|physical-device|physical-device-path") && !text.isEmpty()) {
            text = "LOOP";
        } else if (name.equals("device-model-pid")) {
            text = "PID";
        } else if (name.equals("tty") && !text.isEmpty()) {
            text = "TTY";
        } else if (name.equals("start_time")) {
            text = "TIME";
        } else if (name.equals("mac")) {
            text = text.replaceFirst("^00:16:3e:[0-7].*", "MAC");
        } else if (name.matches("domid|frontend-id") && text.equals("" + domid)) {
            text = "D";
        } else {
            text = scrub(text, domid);
        }
        return text + " " + permissions;
    }

    private static String scrub(String text, int domid) {
        return UUID.matcher(text.replaceAll("(/local/domain/|/libxl/|/backend/[a-z0-9]+/)" + domid + "(?=/|$)", "$1D"))
                .replaceAll("UUID");
    }
}
