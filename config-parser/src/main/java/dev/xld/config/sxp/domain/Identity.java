package dev.xld.config.sxp.domain;

import dev.xld.config.sxp.Sxp;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who the domain is: name, uuid, pool, security label, and whether it serves devices to others. */
final class Identity {
    private static final String NAMELESS = "Domain-Unnamed";
    private static final String USUAL_POOL = "Pool-0";
    private static final Pattern UUID_TEXT = Pattern.compile(
            "([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})", Pattern.CASE_INSENSITIVE);

    private Identity() {}

    static void read(Keys keys, List<Sxp> backends, Draft draft) {
        String name = keys.text("name");
        draft.name = name == null ? NAMELESS : name;
        draft.uuid = uuid(keys);
        String pool = keys.text("pool_name");
        draft.pool = USUAL_POOL.equals(pool) ? null : pool;
        String label = label(keys);
        draft.seclabel = label == null ? keys.text("security_label") : label;
        keys.know(List.of("security_label"));
        if (!backends.isEmpty()) {
            draft.driverDomain = true;
        }
    }

    private static @Nullable UUID uuid(Keys keys) {
        Sxp.Atom text = keys.notation("uuid").orElse(null);
        if (text == null) {
            return null;
        }
        Matcher parts = UUID_TEXT.matcher(text.text());
        if (!parts.matches()) {
            keys.error("uuid", text, "is no uuid", "write it as 00112233-4455-6677-8899-aabbccddeeff");
            return null;
        }
        return UUID.fromString(parts.replaceFirst("$1-$2-$3-$4-$5"));
    }

    /** {@code ((access_control (policy P) (label L)))}. */
    private static @Nullable String label(Keys keys) {
        Sxp security = keys.value("security").orElse(null);
        if (security == null || security instanceof Sxp.Atom) {
            return keys.text("security");
        }
        for (Sxp control : security.elements()) {
            String label = control.childText("label").orElse(null);
            if (label != null) {
                return label;
            }
        }
        if (!security.elements().isEmpty()) {
            keys.error("security", security, "has no label", "write ((access_control (label LABEL)))");
        }
        return null;
    }

    static void write(Out out, Draft draft) {
        out.text("uuid", draft.uuid == null ? null : draft.uuid.toString());
    }

    static void writeName(Out out, Draft draft) {
        out.text("name", draft.name);
    }

    static void writePool(Out out, Draft draft) {
        out.always("pool_name", draft.pool == null ? USUAL_POOL : draft.pool);
    }

    static void writeLabelAndBackends(Out out, Draft draft) {
        out.text("security_label", draft.seclabel);
        if (Boolean.TRUE.equals(draft.driverDomain)) {
            out.add(Sxp.form("backend", Sxp.form("blkif")));
            out.add(Sxp.form("backend", Sxp.form("netif")));
        }
    }
}
