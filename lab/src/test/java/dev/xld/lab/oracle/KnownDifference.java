package dev.xld.lab.oracle;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way in which our reader differs from the genuine xl on purpose: where it applies, {@link #settle} makes the answers
 * equal in this one respect. {@code docs/decisions/0008-differences-from-xl.md} says the same to people.
 */
enum KnownDifference {
    XL_CRASHES("xl is ended by a signal; we answer", KnownDifference::crashes),
    READS_PAST(
            "after a vif's mac of fewer than six parts xl reads what lies behind it in memory",
            KnownDifference::readsPast),
    LAST_COMMENT("a comment may end the file without a newline", KnownDifference::lastComment),
    NUL("a NUL byte ends a text in what xl keeps and prints", KnownDifference::nul),
    BYTES("after a character that is no token xl counts bytes of UTF-8, we characters", KnownDifference::bytes),
    MANY_VCPUS("more vcpus than Xen can give are refused at once", KnownDifference::manyVcpus),
    DISK_TRUSTED("the manual's disk flags trusted and untrusted are unknown to Debian's xl", KnownDifference::trusted),
    HVM_TO_COME("HVM guests are not read yet", KnownDifference::hvm),
    RANDOM("uuids and VM generation ids that no one gave are random", KnownDifference::masksRandom),
    LIBXL_LOG("lines of libxl's log, which name its source, are not repeated", KnownDifference::dropsLog),
    NO_NEWLINE("xl ends some messages of libxlutil without a newline", KnownDifference::addsNewlines),
    SAID_ONCE("what xl says twice of the same thing, we say once", KnownDifference::saysOnce),
    GOES_ON(
            "xl stops at the first error of meaning; we tell all we find, in the order of our readers",
            KnownDifference::tellsMore);

    private static final Pattern UNENDED = Pattern.compile(
            "^(Unknown (?:PCI_SPEC_STRING option|RDM policy|RDM strategy option|RDM state option): .*?)"
                    + "(unable to parse PCI_SPEC_STRING .*|WARNING: .*|got a tsc mode .*|t\\.cfg:\\d+: .*|xl: .*|ERROR: .*)$");
    private static final Pattern UUID =
            Pattern.compile("(?<=\"uuid\": \")[0-9a-f-]{36}(?=\",\n        (\"pool|\"run))");
    private static final Pattern SHORT_MAC =
            Pattern.compile("mac=(?!(?:0x)?+[0-9a-fA-F]*+(?:[^,\"'](?:0x)?+[0-9a-fA-F]++){5})");
    private static final Pattern HVM = Pattern.compile("(type|builder)\\s*\\+?=\\s*[\"'](h|hv|hvm)?[\"']");
    private static final Pattern GENERATION = Pattern.compile("(?<=\"ms_vm_genid\": )\\[[^\\]]*\\]");

    private final String reason;
    private final UnaryOperator<Case> settle;

    KnownDifference(String reason, UnaryOperator<Case> settle) {
        this.reason = reason;
        this.settle = settle;
    }

    /** The case as it would be without the difference; the same case where it plays no part. */
    Case settle(Case given) {
        return settle.apply(given);
    }

    /** The case without any known difference. */
    static Case settleAll(Case given) {
        Case settled = given;
        for (KnownDifference difference : values()) {
            settled = difference.settle(settled);
        }
        return settled;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ": " + reason;
    }

    private static Case crashes(Case given) {
        return given.theirs().crashed() ? ourAnswer(given) : given;
    }

    private static Case masksRandom(Case given) {
        return given.with(masked(given.config(), given.theirs()), masked(given.config(), given.ours()));
    }

    private static Answer masked(String config, Answer answer) {
        String bare = config.toLowerCase(Locale.ROOT).replace("-", "");
        Predicate<String> drawn = uuid -> !bare.contains(uuid.replace("-", ""));
        Matcher uuid = UUID.matcher(answer.json());
        String json = uuid.replaceAll(m -> drawn.test(m.group()) ? "random" : m.group());
        return answer.withJson(
                config.contains("generate") ? GENERATION.matcher(json).replaceAll("random") : json);
    }

    private static Case addsNewlines(Case given) {
        List<String> lines = new ArrayList<>();
        for (String line : given.theirs().err()) {
            Matcher unended = UNENDED.matcher(line);
            if (unended.matches()) {
                lines.addAll(List.of(unended.group(1), unended.group(2)));
            } else {
                lines.add(line);
            }
        }
        return given.with(given.theirs().withErr(lines), given.ours());
    }

    private static Case readsPast(Case given) {
        return SHORT_MAC.matcher(given.config()).find() ? ourAnswer(given) : given;
    }

    private static Case lastComment(Case given) {
        return given.config().lastIndexOf('#') > given.config().lastIndexOf('\n') ? ourAnswer(given) : given;
    }

    private static Case nul(Case given) {
        return given.config().indexOf('\0') >= 0 ? ourAnswer(given) : given;
    }

    private static Case bytes(Case given) {
        boolean lexical = given.theirs().err().stream().anyMatch(line -> line.endsWith("lexical error"));
        return lexical && given.config().chars().anyMatch(c -> c > 0x7f) ? ourAnswer(given) : given;
    }

    private static Case manyVcpus(Case given) {
        boolean refused = given.ours().err().stream().anyMatch(line -> line.contains("but Xen takes at most"));
        return refused ? ourAnswer(given) : given;
    }

    private static Case ourAnswer(Case given) {
        return given.with(given.ours(), given.ours());
    }

    private static Case trusted(Case given) {
        boolean disk = given.config().contains("disk") && given.config().contains("trusted");
        return disk ? ourAnswer(given) : given;
    }

    private static Case hvm(Case given) {
        boolean hvm = given.theirs().json().contains("\"type\": \"hvm\"");
        return hvm || HVM.matcher(given.config()).find() ? ourAnswer(given) : given;
    }

    private static Case dropsLog(Case given) {
        List<String> lines = given.theirs().err().stream()
                .filter(line -> !line.startsWith("libxl: "))
                .toList();
        return given.with(given.theirs().withErr(lines), given.ours());
    }

    private static Case saysOnce(Case given) {
        return given.with(once(given.theirs()), once(given.ours()));
    }

    private static Answer once(Answer answer) {
        return answer.withErr(List.copyOf(new LinkedHashSet<>(answer.err())));
    }

    private static Case tellsMore(Case given) {
        Answer theirs = given.theirs();
        Iterator<String> ours = given.ours().err().iterator();
        boolean all = theirs.err().stream().allMatch(line -> {
            while (ours.hasNext()) {
                if (ours.next().equals(line)) {
                    return true;
                }
            }
            return false;
        });
        boolean refused = theirs.exit() != 0 && theirs.exit() == given.ours().exit();
        return refused && all ? given.with(theirs, given.ours().withErr(theirs.err())) : given;
    }
}
