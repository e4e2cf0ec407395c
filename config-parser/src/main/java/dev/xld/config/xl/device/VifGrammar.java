package dev.xld.config.xl.device;

import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Unsigned;
import dev.xld.config.Diagnostic;
import dev.xld.config.Position;
import dev.xld.config.VifColo;
import dev.xld.config.VifSpec;
import dev.xld.config.VifSpec.Rate;
import dev.xld.config.VifSpec.Type;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vif specification of xl-network-configuration(5). In a config a bad or unknown part is said and skipped, as the C xl
 * does; in {@code xl network-attach} it is an error. One specification, one thread.
 */
public final class VifGrammar {
    private final String source;
    private final @Nullable Position position;
    private final Findings findings;
    private Integer devid;
    private @Nullable String mac;
    private @Nullable String bridge;
    private @Nullable String ip;
    private @Nullable String script;
    private @Nullable String vifname;
    private @Nullable String gatewayDevice;
    private @Nullable String model;
    private Type type = Type.UNSET;
    private @Nullable Integer mtu;
    private @Nullable Rate rate;
    private @Nullable String backendDomain;
    private @Nullable Boolean trusted;
    private final Map<String, String> colo = new HashMap<>();

    private VifGrammar(String source, @Nullable Position position, Findings findings, int devid, XlDefaults defaults) {
        this.source = source;
        this.position = position;
        this.findings = findings;
        this.devid = devid;
        script = defaults.vifScript();
        bridge = defaults.vifBridge();
        gatewayDevice = defaults.vifGatewayDevice();
        backendDomain = defaults.vifBackend();
    }

    /** What a specification turned out to be. */
    public record SpecResult(Optional<VifSpec> vif, List<Diagnostic> diagnostics) {
        public SpecResult {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** The operands of {@code xl network-attach}: each one part, any bad one an error. The devid is open unless given. */
    public static SpecResult parseOperands(List<String> parts, XlDefaults defaults) {
        Findings findings = new Findings();
        VifGrammar grammar = new VifGrammar("command line", null, findings, -1, defaults);
        for (String part : parts) {
            String complaint = grammar.part(part);
            if (complaint != null) {
                findings.error(null, complaint);
            }
        }
        VifSpec vif = grammar.spec();
        return new SpecResult(findings.failed() ? Optional.empty() : Optional.of(vif), findings.all());
    }

    static VifSpec parse(String source, int index, Settings.Item item, XlDefaults defaults, Findings findings) {
        VifGrammar grammar = new VifGrammar(source, item.position(), findings, index, defaults);
        for (String part : item.text().split(",", -1)) {
            if (!part.isEmpty()) {
                String complaint = grammar.part(withoutBlanks(part));
                if (complaint != null) {
                    findings.warn(item.position(), complaint);
                }
            }
        }
        return grammar.spec();
    }

    private static String withoutBlanks(String part) {
        int start = 0;
        while (start < part.length() && part.charAt(start) == ' ') {
            start++;
        }
        return part.substring(start);
    }

    private VifSpec spec() {
        return new VifSpec(
                devid == -1 ? null : devid,
                mac,
                bridge,
                ip,
                script,
                vifname,
                gatewayDevice,
                model,
                type,
                mtu,
                rate,
                backendDomain,
                trusted,
                colo);
    }

    /** Takes one part; gives xl's complaint where it is no good. */
    private @Nullable String part(String part) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            return flag(part);
        }
        String value = part.substring(equals + 1);
        switch (part.substring(0, equals)) {
            case "type" -> {
                return type(value);
            }
            case "mac" -> {
                return mac(value);
            }
            case "bridge" -> bridge = value;
            case "netdev" -> {
                findings.warn(position, "the netdev parameter is deprecated, please use gatewaydev instead");
                gatewayDevice = value;
            }
            case "gatewaydev" -> gatewayDevice = value;
            case "ip" -> ip = value;
            case "script" -> script = value;
            case "backend" -> backendDomain = value;
            case "vifname" -> vifname = value;
            case "model" -> model = value;
            case "rate" -> rate = VifRate.parse(source, position, value, findings);
            case "accel" -> findings.warn(position, "the accel parameter for vifs is currently not supported");
            case "devid" -> devid = number(value);
            case "mtu" -> mtu = number(value);
            default -> {
                String member = VifColo.member(part.substring(0, equals));
                if (!VifColo.MEMBERS.contains(member)) {
                    return unrecognized(part);
                }
                colo.put(member, value);
            }
        }
        return null;
    }

    private @Nullable String flag(String part) {
        if (!part.equals("trusted") && !part.equals("untrusted")) {
            return unrecognized(part);
        }
        trusted = part.equals("trusted");
        return null;
    }

    private static String unrecognized(String part) {
        return "unrecognized argument `" + part + "'";
    }

    private @Nullable String type(String value) {
        if (!value.equals("vif") && !value.equals("ioemu")) {
            return "Invalid parameter `type'.";
        }
        type = value.equals("vif") ? Type.VIF : Type.IOEMU;
        return null;
    }

    /** Six hexadecimal bytes with any one character between them; what was read before a bad one stays, as in C. */
    private @Nullable String mac(String value) {
        int[] bytes = new int[6];
        int at = 0;
        String complaint = null;
        for (int i = 0; i < 6 && complaint == null; i++) {
            Unsigned number = CNumber.unsigned(value, Math.min(at, value.length()), 16);
            if (number.end() == number.start() || (number.value() & 0xffffffffL) > 255) {
                complaint = "Invalid parameter `mac'.";
            } else {
                bytes[i] = (int) number.value();
                at = number.end() + 1;
            }
        }
        String text = String.format(
                "%02x:%02x:%02x:%02x:%02x:%02x", bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5]);
        if (!text.equals("00:00:00:00:00:00")) {
            mac = text;
        }
        return complaint;
    }

    private int number(String value) {
        Unsigned number = CNumber.unsigned(value, 0, 10);
        if (!number.usable()) {
            findings.error(position, "xl: failed to convert \"" + value + "\" to number");
            return 0;
        }
        return (int) number.value();
    }
}
