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
    RDM_POLICY(
            "xl drops an rdm whose policy is a valid one, by a test the wrong way round", KnownDifference::rdmPolicy),
    DISK_TRUST("Debian's xl was built without the words trusted and untrusted for disks", KnownDifference::diskTrust),
    NO_FUNCTION(
            "where a PCI address ends before its function xl goes on somewhere in memory", KnownDifference::noFunction),
    WRITES_PAST("more vdistances than nodes xl writes behind what it keeps", KnownDifference::writesPast),
    RANDOM("uuids and VM generation ids that no one gave are random", KnownDifference::masksRandom),
    LIBXL_LOG("lines of libxl's log, which name its source, are not repeated", KnownDifference::dropsLog),
    NO_NEWLINE("xl ends some messages of libxlutil without a newline", KnownDifference::addsNewlines),
    SAID_ONCE("what xl says twice of the same thing, we say once", KnownDifference::saysOnce),
    GOES_ON(
            "xl stops at the first error of meaning; we tell all we find, in the order of our readers",
            KnownDifference::tellsMore);

    private static final Pattern UNENDED =
            Pattern.compile("Unknown (PCI_SPEC_STRING option|RDM policy|RDM strategy option|RDM state option): ");
    private static final Pattern TRUST = Pattern.compile("(?s)disk\\b.*trusted");
    private static final Pattern ENDS_EARLY = Pattern.compile(
            "unable to parse PCI_SPEC_STRING `([^']*bdf=)?[0-9a-fA-Fx]+(:[0-9a-fA-Fx]+){1,2}(?![.0-9a-fA-Fx:]).*");
    private static final Pattern UUID =
            Pattern.compile("(?<=\"uuid\": \")[0-9a-f-]{36}(?=\",\n        (\"pool|\"run))");
    private static final Pattern SHORT_MAC =
            Pattern.compile("mac=(?!(?:0x)?[0-9a-fA-F]*+(?:[^,\"'](?:0x)?[0-9a-fA-F]++){5})");
    private static final Pattern RDM_POLICY_GIVEN =
            Pattern.compile("rdm\\b.*policy=(strict|relaxed)", Pattern.CASE_INSENSITIVE);
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
            String rest = line;
            while (UNENDED.matcher(rest).lookingAt()) {
                String left = rest;
                String first = given.ours().err().stream()
                        .filter(ours -> !ours.isEmpty() && left.startsWith(ours) && left.length() > ours.length())
                        .findFirst()
                        .orElse("");
                if (first.isEmpty()) {
                    break;
                }
                lines.add(first);
                rest = rest.substring(first.length());
            }
            lines.add(rest);
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

    private static Case rdmPolicy(Case given) {
        boolean valid = RDM_POLICY_GIVEN.matcher(given.config()).find();
        boolean noStrategy = given.theirs().json().contains("\"strategy\": null");
        return valid || noStrategy ? ourAnswer(given) : given;
    }

    private static Case diskTrust(Case given) {
        return TRUST.matcher(given.config()).find() ? ourAnswer(given) : given;
    }

    private static Case writesPast(Case given) {
        boolean refused = given.ours().err().stream().anyMatch(line -> line.endsWith(" vdistances"));
        return refused ? ourAnswer(given) : given;
    }

    private static Case noFunction(Case given) {
        boolean refused = given.ours().err().stream()
                .anyMatch(line -> ENDS_EARLY.matcher(line).matches());
        return refused ? ourAnswer(given) : given;
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
