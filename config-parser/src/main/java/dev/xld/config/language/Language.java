package dev.xld.config.language;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.json.JsonConfig;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.sxp.SxpReader;
import dev.xld.config.sxp.SxpWriter;
import dev.xld.config.sxp.domain.SxpDomain;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.config.xl.write.XlWriter;
import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.domain.XmConfig;
import dev.xld.config.xm.domain.XmWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A language of domain configs: how it is recognised, read and written. Any thread. */
public enum Language {
    /** xl.cfg. */
    XL {
        @Override
        public ParseResult read(String source, String text, List<String> settings, XmHost asked) {
            return XlConfig.check(source, text, settings, XlDefaults.STOCK, HostCpus.UNKNOWN);
        }

        @Override
        public Written write(DomainConfig config) {
            XlWriter.Written written = XlWriter.write(config);
            return new Written(written.text(), written.lost());
        }
    },

    /** The Python of {@code xm create}. */
    XM {
        @Override
        public ParseResult read(String source, String text, List<String> settings, XmHost asked) {
            return XmConfig.parse(source, text, settings, asked, XlDefaults.STOCK, HostCpus.UNKNOWN);
        }

        @Override
        public Written write(DomainConfig config) {
            return new Written(XmWriter.write(config), List.of());
        }
    },

    /** xend's S-expressions. */
    SXP {
        @Override
        public ParseResult read(String source, String text, List<String> settings, XmHost asked) {
            return SxpDomain.parse(source, text, SxpReader.Mode.ROBUST);
        }

        @Override
        public Written write(DomainConfig config) {
            return new Written(SxpWriter.pretty(SxpDomain.write(config)), List.of());
        }
    },

    /** libxl's JSON. */
    JSON {
        @Override
        public ParseResult read(String source, String text, List<String> settings, XmHost asked) {
            return JsonConfig.parse(source, text);
        }

        @Override
        public Written write(DomainConfig config) {
            return new Written(LibxlJson.text(config), List.of());
        }
    };

    /** A line as only a program has it. */
    private static final Pattern PYTHON = Pattern.compile(
            "^(import |execfile\\(|from \\w+ import |def |if .*:|for .*:|while .*:|try:|print )", Pattern.MULTILINE);

    private static final Pattern COMMENTS = Pattern.compile("^(\\s+|#[^\n]*\n)*+");

    /**
     * A config as text.
     *
     * @param lost what the language has no words for, a clause each
     */
    public record Written(String text, List<String> lost) {
        public Written {
            lost = List.copyOf(lost);
        }
    }

    /**
     * Reads a config with an empty xl.conf on an unknown host, with all warnings there are.
     *
     * @param settings {@code NAME=VALUE} of a command line; SXP and JSON have no use for them
     * @param asked what a file that is a program may ask about its host
     */
    public abstract ParseResult read(String source, String text, List<String> settings, XmHost asked);

    /** As {@link #read(String, String, List, XmHost)}, with no settings and nothing told about the host. */
    public final ParseResult read(String source, String text) {
        return read(source, text, List.of(), XmHost.UNKNOWN);
    }

    public abstract Written write(DomainConfig config);

    /** The name people give it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Language> of(String word) {
        return Arrays.stream(values())
                .filter(language -> language.word().equals(word))
                .findFirst();
    }

    /** All names, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(Language::word).collect(Collectors.joining(", "));
    }

    /**
     * By its first character behind comments; by lines that only a program has, where it is no xl.cfg; and by which reader comes
     * further. xl.cfg where nothing speaks against it.
     */
    public static Language guess(String text) {
        String start = COMMENTS.matcher(text).replaceFirst("");
        if (start.startsWith("{") || start.startsWith("[")) {
            return JSON;
        }
        if (start.startsWith("(")) {
            return SXP;
        }
        int ofXl = firstError(XL, text);
        boolean program = ofXl != Integer.MAX_VALUE && PYTHON.matcher(text).find();
        return program || firstError(XM, text) > ofXl ? XM : XL;
    }

    private static int firstError(Language language, String text) {
        return language.read("", text).errors().stream()
                .findFirst()
                .map(error -> error.position() == null
                        ? Integer.MAX_VALUE - 1
                        : error.position().line())
                .orElse(Integer.MAX_VALUE);
    }
}
