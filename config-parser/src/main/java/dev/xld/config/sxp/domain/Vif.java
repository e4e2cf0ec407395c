package dev.xld.config.sxp.domain;

import dev.xld.config.VifSpec;
import dev.xld.config.VifSpec.Rate;
import dev.xld.config.VifSpec.Type;
import dev.xld.config.sxp.Sxp;
import dev.xld.config.xl.device.VifRate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A network card. Its number is its place among them. */
final class Vif {
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{1,2}([:-][0-9a-f]{1,2}){5}");
    private static final Pattern BYTES_AND_MICROS = Pattern.compile("(\\d{1,18}),(\\d{1,10})");
    private static final Map<String, Type> TYPES = Map.of(
            "ioemu", Type.IOEMU,
            "netfront", Type.VIF,
            "vif", Type.VIF);

    private Vif() {}

    static void read(Keys keys, Draft draft) {
        for (String dropped : List.of("accel", "policy", "label", "security_label")) {
            keys.drop(dropped, Set.of("0"), "remove it to be rid of this line");
        }
        String type = keys.word("type", TYPES.keySet());
        draft.add(new VifSpec(
                draft.count(VifSpec.class),
                mac(keys),
                keys.text("bridge"),
                keys.text("ip"),
                keys.text("script"),
                keys.text("vifname"),
                null,
                keys.text("model"),
                type == null ? Type.UNSET : TYPES.getOrDefault(type, Type.UNSET),
                null,
                rate(keys),
                Vbd.backend(keys),
                null,
                Map.of()));
    }

    private static @Nullable String mac(Keys keys) {
        Sxp.Atom text = keys.notation("mac").orElse(null);
        if (text == null) {
            return null;
        }
        String mac = text.text().strip().toLowerCase(Locale.ROOT);
        if (!MAC.matcher(mac).matches()) {
            keys.error("mac", text, "is no address", "write six bytes, as in 00:16:3e:01:02:03");
            return null;
        }
        String[] bytes = mac.split("[:-]", -1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i].length() == 1 ? "0" + bytes[i] : bytes[i];
        }
        return String.join(":", bytes);
    }

    private static @Nullable Rate rate(Keys keys) {
        Sxp.Atom text = keys.notation("rate").orElse(null);
        if (text == null) {
            return null;
        }
        Matcher pair = BYTES_AND_MICROS.matcher(text.text());
        Optional<Rate> rate = pair.matches()
                ? Optional.of(new Rate(Long.parseLong(pair.group(1)), Long.parseLong(pair.group(2))))
                : VifRate.of(text.text());
        if (rate.isEmpty()) {
            keys.error("rate", text, "is no rate", "write it as 10Mb/s@50ms, or BYTES,MICROSECONDS");
        }
        return rate.orElse(null);
    }

    static Sxp write(VifSpec vif) {
        Rate rate = vif.rate();
        String type = vif.type() == Type.UNSET ? null : vif.type() == Type.IOEMU ? "ioemu" : "netfront";
        Out out = new Out("vif")
                .text("mac", vif.mac())
                .text("bridge", vif.bridge())
                .text("ip", vif.ip())
                .text("script", vif.script())
                .text("type", type)
                .text("vifname", vif.vifname())
                .text(
                        "rate",
                        rate == null
                                ? null
                                : Long.toUnsignedString(rate.bytesPerInterval()) + ","
                                        + Long.toUnsignedString(rate.intervalMicros()))
                .text("model", vif.model())
                .always("backend", vif.backendDomain() == null ? "0" : vif.backendDomain());
        return Sxp.form("device", out.build());
    }
}
