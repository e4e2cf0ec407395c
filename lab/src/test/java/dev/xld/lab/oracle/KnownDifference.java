package dev.xld.lab.oracle;

import java.util.ArrayList;
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
    RANDOM("uuids and VM generation ids that no one gave are random", KnownDifference::masksRandom),
    NO_NEWLINE("xl ends some messages of libxlutil without a newline", KnownDifference::addsNewlines),
    GOES_ON("xl stops at the first error of meaning; we tell all of them", KnownDifference::stopsAtFirstError);

    private static final Pattern UNENDED = Pattern.compile(
            "^(Unknown (?:PCI_SPEC_STRING option|RDM policy|RDM strategy option|RDM state option): .*?)"
                    + "(unable to parse PCI_SPEC_STRING .*|WARNING: .*|got a tsc mode .*|t\\.cfg:\\d+: .*|xl: .*|ERROR: .*)$");
    private static final Pattern UUID =
            Pattern.compile("(?<=\"uuid\": \")[0-9a-f-]{36}(?=\",\n        (\"pool|\"run))");
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
        return given.theirs().crashed() ? given.with(given.ours(), given.ours()) : given;
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

    private static Case stopsAtFirstError(Case given) {
        List<String> theirs = given.theirs().err();
        List<String> ours = given.ours().err();
        boolean more = given.theirs().exit() != 0
                && given.theirs().exit() == given.ours().exit()
                && ours.size() > theirs.size()
                && ours.subList(0, theirs.size()).equals(theirs);
        return more ? given.with(given.theirs(), given.ours().withErr(theirs)) : given;
    }
}
