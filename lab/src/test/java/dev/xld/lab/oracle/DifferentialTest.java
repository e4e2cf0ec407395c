package dev.xld.lab.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our reader of xl.cfg and the genuine xl of Xen 4.17 answer drawn configs alike: exit status, stderr and JSON, but for the
 * {@linkplain KnownDifference known differences}. Needs no Xen.
 *
 * <p>{@code -Dxld.differential=N} draws N configs in all (3000 unless said), {@code -Dxld.differential.seed=S} others,
 * {@code -Dxld.differential.groups=pci,usb} those of some {@linkplain Groups groups}.
 */
@Tag("lab")
class DifferentialTest {
    private static final int CONFIGS = Integer.getInteger("xld.differential", 3000);
    private static final long SEED = Long.getLong("xld.differential.seed", 1);
    private static final int SHOWN = 12;

    @TempDir
    static Path directory;

    private static GenuineXl xl;
    private static ExecutorService pool;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        xl = GenuineXl.ready(directory);
        pool = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void stop() {
        pool.shutdownNow();
    }

    static List<Groups.Group> groups() {
        return Groups.chosen();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void bothReadersAnswerAlike(Groups.Group group) throws InterruptedException, ExecutionException {
        Dice dice = new Dice(SEED * 1_000_003 + group.name().hashCode());
        List<Future<Case>> asked = new ArrayList<>();
        for (int i = CONFIGS / groups().size(); i >= 0; i--) {
            String config = group.make().apply(dice);
            asked.add(pool.submit(() -> ask(config)));
        }
        Map<String, List<Case>> differences = new LinkedHashMap<>();
        for (Future<Case> answer : asked) {
            Case settled = answer.get();
            if (!settled.same()) {
                differences
                        .computeIfAbsent(settled.kind(), kind -> new ArrayList<>())
                        .add(settled);
            }
        }
        if (!differences.isEmpty()) {
            throw new AssertionError(report(group, asked.size(), differences));
        }
    }

    private static Case ask(String config) {
        return KnownDifference.settleAll(new Case(config, xl.answer(config), OurReader.answer(config)));
    }

    private static String report(Groups.Group group, int asked, Map<String, List<Case>> differences) {
        int cases = differences.values().stream().mapToInt(List::size).sum();
        StringBuilder report = new StringBuilder(cases + " of " + asked + " configs of the group " + group + " (seed "
                + SEED + ") are read otherwise, in " + differences.size() + " ways:\n");
        differences.forEach((kind, found) ->
                report.append(found.size()).append(" x ").append(kind).append('\n'));
        differences.entrySet().stream().limit(SHOWN).forEach(entry -> {
            Case smallest = shrunk(entry.getValue().get(0), entry.getKey());
            report.append("\n===== ").append(entry.getKey()).append('\n').append(smallest);
        });
        report.append("\nMeant, and not counted:\n");
        Stream.of(KnownDifference.values())
                .forEach(known -> report.append(known).append('\n'));
        return report.toString();
    }

    private static Case shrunk(Case found, String kind) {
        return ask(new Shrinker(config -> {
                    Case smaller = ask(config);
                    return !smaller.same() && smaller.kind().equals(kind);
                })
                .shrink(found.config()));
    }
}
