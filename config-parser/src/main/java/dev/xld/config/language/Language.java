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
import dev.xld.config.xl.XlDefaults;
import dev.xld.config.xl.write.XlWriter;
import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.domain.XmConfig;
import dev.xld.config.xm.domain.XmWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A language of domain configs: how it is recognised, read and written. Any thread. */
public enum Language {
    /** xl.cfg. */
    XL {
        @Override
        public ParseResult read(String source, String text) {
            return XlConfig.check(source, text, List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN);
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
        public ParseResult read(String source, String text) {
            return read(source, text, XmHost.UNKNOWN);
        }

        @Override
        public ParseResult read(String source, String text, XmHost asked) {
            return XmConfig.parse(source, text, List.of(), asked, XlDefaults.STOCK, HostCpus.UNKNOWN);
        }

        @Override
        public Written write(DomainConfig config) {
            return new Written(XmWriter.write(config), List.of());
        }
    },

    /** xend's S-expressions. */
    SXP {
        @Override
        public ParseResult read(String source, String text) {
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
        public ParseResult read(String source, String text) {
            return JsonConfig.parse(source, text);
        }

        @Override
        public Written write(DomainConfig config) {
            return new Written(LibxlJson.text(config), List.of());
        }
    };

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

    /** Reads a config with an empty xl.conf on an unknown host, with all warnings there are. */
    public abstract ParseResult read(String source, String text);

    /** As {@link #read(String, String)}; a file that is a program may ask about its host. */
    public ParseResult read(String source, String text, XmHost asked) {
        return read(source, text);
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

    /** By its first character, and by which reader takes it; xl.cfg where nothing speaks against it. */
    public static Language guess(String text) {
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return JSON;
        }
        if (start.startsWith("(")) {
            return SXP;
        }
        return !XL.read("", text).ok() && XM.read("", text).ok() ? XM : XL;
    }
}
