package dev.xld.config.xl.device;

import dev.xld.config.DeviceSpec;
import dev.xld.config.Diagnostic;
import dev.xld.config.VtpmSpec;
import dev.xld.config.xl.key.IdentityKeys;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Devices as the operands of xl's attach commands give them: the one list of kinds that can be written so. Pure functions,
 * any thread.
 */
public final class DeviceOperands {
    private static final String SOURCE = "command line";

    private DeviceOperands() {}

    /** What the operands turned out to be; without a device, one diagnostic at least is an error. */
    public record Result(Optional<DeviceSpec> device, List<Diagnostic> diagnostics) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Reads one device.
     *
     * @param key the key of xl.cfg that lists such devices: {@code disk}, {@code vif}
     * @param words the operands after the domain
     */
    public static Result parse(String key, List<String> words, XlDefaults defaults) {
        return switch (key) {
            case "disk" -> disk(words);
            case "vif" -> {
                VifGrammar.SpecResult vif = VifGrammar.parseOperands(words, defaults);
                yield new Result(vif.vif().map(Function.identity()), vif.diagnostics());
            }
            case "vtpm" -> read(words, DeviceOperands::vtpm);
            case "vkb" -> read(words, VkbGrammar::operands);
            case "vdispl" -> read(words, VdisplGrammar::operands);
            case "vsnd" -> read(words, VsndGrammar::operands);
            case "usbctrl" -> read(words, (options, findings) -> UsbGrammar.controller(options, null, null, findings));
            case "usbdev" -> read(words, (options, findings) -> UsbGrammar.device(options, null, findings));
            default -> {
                Findings findings = new Findings();
                findings.error(null, "devices of the kind " + key + " cannot be attached to a running domain");
                yield new Result(Optional.empty(), findings.all());
            }
        };
    }

    private static Result read(
            List<String> words, BiFunction<List<String>, Findings, ? extends Optional<? extends DeviceSpec>> grammar) {
        Findings findings = new Findings();
        Optional<DeviceSpec> device = grammar.apply(words, findings).map(Function.identity());
        return new Result(device, findings.all());
    }

    private static Optional<VtpmSpec> vtpm(List<String> words, Findings findings) {
        String backend = null;
        UUID uuid = null;
        for (String word : words) {
            String value = word.substring(word.indexOf('=') + 1);
            if (word.startsWith("uuid=")) {
                uuid = IdentityKeys.uuid(value);
                if (uuid == null) {
                    findings.error(null, "Invalid uuid specified (" + value + ")");
                    return Optional.empty();
                }
            } else if (word.startsWith("backend=")) {
                backend = value;
            } else {
                findings.error(null, "unrecognized argument `" + word + "'");
                return Optional.empty();
            }
        }
        return Optional.of(new VtpmSpec(backend, null, uuid));
    }

    private static Result disk(List<String> words) {
        DiskGrammar.SpecResult disk = DiskGrammar.parse(SOURCE, words);
        return new Result(disk.disk().map(Function.identity()), disk.diagnostics());
    }
}
