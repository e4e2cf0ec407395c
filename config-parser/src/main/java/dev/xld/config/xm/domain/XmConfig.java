package dev.xld.config.xm.domain;

import dev.xld.config.Diagnostic;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.xl.Setting;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.XlDefaults;
import dev.xld.config.xm.Xm;
import dev.xld.config.xm.XmFile;
import dev.xld.config.xm.XmHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return new ParseResult(read.config(), all);
    }
}
