package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.Diagnostic;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.json.JsonPrinter;
import dev.xld.config.json.JsonReader.BadJsonException;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.device.DeviceOperands;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.List;
import java.util.stream.Collectors;

/** Configs as text: those in a domain's userdata, to text and back, and those users bring. Any thread may call. */
public final class StoredConfig {
    /** The userdata id of the domain's live config, libxl's JSON. */
    public static final String LIVE = "libxl-json";

    /** The userdata id of a config given for the next restart, in xl.cfg's language. */
    public static final String UPDATE = "xl";

    private final XlDefaults defaults;
    private final HostCpus cpus;

    /** @param defaults what xl.conf says, for configs in xl.cfg's language */
    public StoredConfig(XlDefaults defaults, HostCpus cpus) {
        this.defaults = defaults;
        this.cpus = cpus;
    }

    public String write(DomainConfig config) {
        return JsonPrinter.print(LibxlJson.stored(config));
    }

    /** @throws ApiException when the text is no config in libxl's JSON */
    public DomainConfig read(String json) {
        try {
            return LibxlJson.config(LibxlJson.readTree(json));
        } catch (BadJsonException e) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG, "The stored config makes no sense: " + e.getMessage(), null, null, e);
        }
    }

    /** @throws ApiException with every error of the text */
    public DomainConfig readUpdate(String text) {
        return parse("config-update", text, List.of(), false).config().orElseThrow();
    }

    /**
     * Reads one device in the words of xl's attach commands; the result has a device, and warnings at most.
     *
     * @param key the key of xl.cfg that lists such devices
     * @throws ApiException with every error of the words
     */
    public DeviceOperands.Result device(String key, List<String> words) {
        DeviceOperands.Result result = DeviceOperands.parse(key, words, defaults);
        if (result.device().isEmpty()) {
            throw new ApiException(ErrorKind.BAD_CONFIG, lines(result.diagnostics()));
        }
        return result;
    }

    private static String lines(List<Diagnostic> findings) {
        return findings.stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::text)
                .collect(Collectors.joining("\n"));
    }

    /**
     * Reads a text in xl.cfg's language as this host understands it; the result has a config, and warnings at most.
     *
     * @param ignoreMasks whether the cpu masks of xl.conf do not count
     * @throws ApiException with every error of the text
     */
    public ParseResult parse(String source, String text, List<String> overrides, boolean ignoreMasks) {
        XlDefaults heeded = ignoreMasks ? defaults.withoutMasks() : defaults;
        ParseResult result = XlConfig.parse(source, text, overrides, heeded, cpus);
        if (result.config().isEmpty()) {
            throw new ApiException(ErrorKind.BAD_CONFIG, lines(result.diagnostics()));
        }
        return result;
    }
}
