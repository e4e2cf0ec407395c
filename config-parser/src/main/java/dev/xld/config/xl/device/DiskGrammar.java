package dev.xld.config.xl.device;

import dev.xld.config.Diagnostic;
import dev.xld.config.DiskSpec;
import dev.xld.config.Position;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The disk specification of xl-disk-configuration(5), with the words and prefixes of xm. As in the C xl a specification is
 * cut by the rule that matches most text (the earlier one of equals), where text looked ahead at counts as matched. Also
 * for {@code xl block-attach}, each of whose operands is a piece.
 */
public final class DiskGrammar {
    /** What a rule does with the text it took: the value behind {@code =}, or the whole without the closing comma. */
    private record Rule(Pattern pattern, BitSet starts, boolean looksAhead, BiConsumer<DiskParts, String> action) {
        /** Whether text that begins with this character may match. */
        boolean mayTake(char first) {
            return first >= ASCII || starts.get(first);
        }
    }

    private static final int ASCII = 128;

    private record Match(Rule rule, Matcher matcher) {}

    /** More than any path and script name need; keeps the time for one specification in bounds. */
    private static final int MAX_LENGTH = 16 * 1024;

    private static final String VALUE = "=([^,]*),?";

    private static final List<Rule> RULES = List.of(
            rule("([ \\t\\n]+)(?=([^ \\t\\n][^\\n]*)?)", (d, s) -> {}),
            rule("format" + VALUE, DiskParts::format),
            rule("(cdrom),?", (d, s) -> d.cdrom = true),
            rule("devtype=(cdrom),?", (d, s) -> d.cdrom = true),
            rule("devtype=(disk),?", (d, s) -> d.cdrom = false),
            rule("(devtype=[^,]*,?)", (d, s) -> d.error("unknown value for type", s)),
            rule("access" + VALUE, DiskParts::access),
            rule("backend" + VALUE, (d, s) -> d.backendDomain = d.text("backend", d.backendDomain, s)),
            rule("backendtype" + VALUE, DiskParts::backend),
            rule("specification" + VALUE, DiskParts::specification),
            rule("vdev" + VALUE, (d, s) -> d.vdev = d.text("vdev", d.vdev, s)),
            rule("script" + VALUE, (d, s) -> d.script = d.text("script", d.script, s)),
            rule("(direct-io-safe),?", (d, s) -> d.directIoSafe = true),
            rule("(discard),?", (d, s) -> d.discard = true),
            rule("(no-discard),?", (d, s) -> d.discard = false),
            rule("(colo),?", (d, s) -> d.colo = true),
            rule("(no-colo),?", (d, s) -> d.colo = false),
            rule("colo-host" + VALUE, (d, s) -> d.coloHost = d.text("colo-host", d.coloHost, s)),
            rule("colo-export" + VALUE, (d, s) -> d.coloExport = d.text("colo-export", d.coloExport, s)),
            rule("active-disk" + VALUE, (d, s) -> d.activeDisk = d.text("active-disk", d.activeDisk, s)),
            rule("hidden-disk" + VALUE, (d, s) -> d.hiddenDisk = d.text("hidden-disk", d.hiddenDisk, s)),
            rule("colo-port" + VALUE, DiskParts::coloPort),
            rule("(trusted),?", (d, s) -> d.trusted = true),
            rule("(untrusted),?", (d, s) -> d.trusted = false),
            rule("target=([^\\n]*)", (d, s) -> d.path = d.text("target", d.path, withoutComma(s))),
            rule("([a-z][-a-z0-9]*=[^,],?)", (d, s) -> d.error("unknown parameter", s)),
            rule("(raw|qcow2?|vhd):(?=([^\\n]*))", DiskParts::formatPrefix),
            rule("(iscsi|e?nbd|drbd):(?=([^\\n]*))", DiskParts::scriptPrefix),
            rule("(tapdisk|tap2?|aio|ioemu|file|phy):(?=([^\\n]*))", (d, s) -> d.prefixSeen = true),
            rule("([a-z][a-z0-9]*:)(?=([^a-z0-9][^\\n]*)?)", DiskParts::unknownPrefix),
            rule("([^=,]*),", DiskParts::positional),
            rule("([^=,]+),?", DiskParts::positional));

    private DiskGrammar() {}

    private static Rule rule(String pattern, BiConsumer<DiskParts, String> action) {
        Pattern compiled = Pattern.compile(pattern);
        BitSet starts = new BitSet();
        for (char c = 0; c < ASCII; c++) {
            Matcher one = compiled.matcher(String.valueOf(c));
            starts.set(c, one.lookingAt() || one.hitEnd());
        }
        return new Rule(compiled, starts, pattern.contains("(?="), action);
    }

    private static String withoutComma(String s) {
        return s.endsWith(",") ? s.substring(0, s.length() - 1) : s;
    }

    /**
     * One specification given elsewhere than in a file, perhaps in several pieces, each of which is cut for itself; messages
     * call the place {@code source}.
     */
    public static SpecResult parse(String source, List<String> pieces) {
        Findings findings = new Findings();
        List<Settings.Item> items = pieces.stream()
                .map(piece -> new Settings.Item(piece, new Position(source, 1, 1)))
                .toList();
        return new SpecResult(parse(source, items, findings), findings.all());
    }

    /** What a specification turned out to be. */
    public record SpecResult(Optional<DiskSpec> disk, List<Diagnostic> diagnostics) {
        public SpecResult {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    static Optional<DiskSpec> parse(String source, Settings.Item item, Findings findings) {
        return parse(source, List.of(item), findings);
    }

    private static Optional<DiskSpec> parse(String source, List<Settings.Item> pieces, Findings findings) {
        DiskParts parts = new DiskParts(source, pieces.get(0), findings);
        for (Settings.Item piece : pieces) {
            parts.read(piece);
            if (piece.text().length() > MAX_LENGTH) {
                parts.tooLong(MAX_LENGTH);
                return Optional.empty();
            }
            cut(piece.text(), parts);
            if (parts.failed()) {
                break;
            }
        }
        return parts.finish();
    }

    private static void cut(String spec, DiskParts parts) {
        int at = 0;
        while (at < spec.length() && !parts.stopped) {
            Match best = longest(spec, at);
            if (best == null) {
                if (at + 1 < spec.length()) {
                    parts.error(
                            "bad disk syntax",
                            spec.substring(at).lines().findFirst().orElse(""));
                }
                break;
            }
            best.rule().action().accept(parts, best.matcher().group(1));
            at = best.matcher().end();
        }
    }

    private static @Nullable Match longest(String spec, int at) {
        Match best = null;
        int bestLength = 0;
        for (Rule rule : RULES) {
            if (!rule.mayTake(spec.charAt(at))) {
                continue;
            }
            Matcher matcher = rule.pattern().matcher(spec).region(at, spec.length());
            if (matcher.lookingAt()) {
                int ahead = rule.looksAhead() && matcher.group(matcher.groupCount()) != null
                        ? matcher.group(matcher.groupCount()).length()
                        : 0;
                int length = matcher.end() - at + ahead;
                if (length > bestLength) {
                    best = new Match(rule, matcher);
                    bestLength = length;
                }
            }
        }
        return best;
    }
}
