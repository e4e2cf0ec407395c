package dev.xld.config.xl.device;

import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Unsigned;
import dev.xld.config.Position;
import dev.xld.config.VdisplSpec;
import dev.xld.config.VdisplSpec.Connector;
import dev.xld.config.xl.setting.CArithmetic;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code vdispl=["backend=D,be-alloc=1,connectors=ID:WxH;ID:WxH"]}. Pure functions, any thread. */
final class VdisplGrammar {
    /** The exit status of vdispl-attach for a display without screens. */
    private static final int INCOMPLETE = 253;

    private static final String UNREADABLE = "Can't parse connector resolution";

    private VdisplGrammar() {}

    static Optional<VdisplSpec> parse(Settings.Item item, int devid, Findings findings) {
        return parse(Tokens.options(item.text()), devid, item.position(), findings, 1);
    }

    /** The operands of vdispl-attach. */
    static Optional<VdisplSpec> operands(List<String> options, Findings findings) {
        return parse(options, null, null, findings, INCOMPLETE);
    }

    private static Optional<VdisplSpec> parse(
            List<String> options,
            @Nullable Integer devid,
            @Nullable Position position,
            Findings findings,
            int incomplete) {
        String backend = null;
        boolean allocates = false;
        List<Connector> connectors = new ArrayList<>();
        for (String option : options) {
            String value = option.substring(option.indexOf('=') + 1);
            if (Tokens.value("backend", option) != null) {
                backend = value;
            } else if (Tokens.value("be-alloc", option) != null) {
                allocates = CArithmetic.flag(value);
            } else if (Tokens.value("connectors", option) != null) {
                connectors.clear();
                if (!connectors(value, connectors, position, findings)) {
                    return Optional.empty();
                }
            } else {
                return wrong(position, findings, "Unknown string \"" + option + "\" in vdispl spec");
            }
        }
        if (connectors.isEmpty()) {
            findings.error(position, "At least one connector should be specified.", null, incomplete);
            return Optional.empty();
        }
        return Optional.of(new VdisplSpec(backend, devid, allocates, connectors));
    }

    /** False after an error. A size that does not begin with a number is only said: the rest then counts as not given. */
    private static boolean connectors(
            String value, List<Connector> to, @Nullable Position position, Findings findings) {
        List<String> texts = Tokens.split(value, ";");
        for (String text : texts) {
            Connector connector = connector(text);
            if (connector != null) {
                to.add(connector);
                continue;
            }
            String[] pair = Tokens.pair(text, ":");
            if (pair == null || CNumber.unsigned(pair[1], 0, 10).end() > 0 || pair[1].isBlank()) {
                findings.error(position, UNREADABLE);
                return false;
            }
            findings.warn(position, UNREADABLE);
            to.add(new Connector(pair[0], null, null));
            while (to.size() < texts.size()) {
                to.add(new Connector(null, null, null));
            }
            return true;
        }
        return true;
    }

    private static @Nullable Connector connector(String text) {
        String[] pair = Tokens.pair(text, ":");
        if (pair == null) {
            return null;
        }
        Unsigned width = CNumber.unsigned(pair[1], 0, 10);
        if (width.end() == width.start() || !pair[1].startsWith("x", width.end())) {
            return null;
        }
        Unsigned height = CNumber.unsigned(pair[1], width.end() + 1, 10);
        if (height.end() == height.start()) {
            return null;
        }
        return new Connector(
                pair[0],
                CArithmetic.nonZero(width.value() & 0xFFFF_FFFFL),
                CArithmetic.nonZero(height.value() & 0xFFFF_FFFFL));
    }

    private static Optional<VdisplSpec> wrong(@Nullable Position position, Findings findings, String complaint) {
        findings.error(position, complaint);
        return Optional.empty();
    }
}
