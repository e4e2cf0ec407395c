package dev.xld.config.xm.domain;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.json.Json;
import dev.xld.config.json.JsonPatch;
import dev.xld.config.json.JsonReader.BadJsonException;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.Setting;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.option.Xm;
import dev.xld.config.xm.option.XmFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Configs of {@code xm create}: the file is evaluated, its options are translated to the keys of xl.cfg, and these are read.
 * Never throws for what the text holds. Any thread.
 */
public final class XmConfig {
    private XmConfig() {}

    /**
     * Reads a config.
     *
     * @param source what messages call the text: the file's path as the user gave it
     * @param operands {@code NAME=VALUE} of the command line
     */
    public static ParseResult parse(
            String source, String text, List<String> operands, XmHost asked, XlDefaults defaults, HostCpus host) {
        XmFile file = Xm.evaluate(source, text, operands, asked);
        List<Diagnostic> all = new ArrayList<>(file.diagnostics());
        if (!file.ok()) {
            return new ParseResult(Optional.empty(), all);
        }
        XmOptions options = new XmOptions(source, file);
        Map<String, Setting> settings = options.settings();
        all.addAll(options.findings());
        if (all.stream().anyMatch(Diagnostic::isError)) {
            return new ParseResult(Optional.empty(), all);
        }
        ParseResult read = XlConfig.read(source, settings, defaults, host);
        all.addAll(read.diagnostics());
        XmFile.Option rest = file.options().get(XmWriter.REST);
        return new ParseResult(read.config().flatMap(config -> completed(config, rest, all)), all);
    }

    /** With what {@link XmWriter} had to say in another way; empty after an error. */
    private static Optional<DomainConfig> completed(
            DomainConfig config, XmFile.@Nullable Option rest, List<Diagnostic> all) {
        if (rest == null) {
            return Optional.of(config);
        }
        try {
            Json.Obj patch = LibxlJson.readTree(rest.value().text());
            return Optional.of(LibxlJson.config(JsonPatch.apply(LibxlJson.tree(config), patch)));
        } catch (BadJsonException e) {
            String message = rest.position() + ": error: " + XmWriter.REST + ": " + e.getMessage();
            all.add(new Diagnostic(Severity.ERROR, rest.position(), message, null, 1));
            return Optional.empty();
        }
    }
}
