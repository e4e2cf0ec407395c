package dev.xld.config.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged files of every language, for as many seconds as {@code -Dxld.fuzz.seconds} says: none may make a reader throw, or
 * keep it for long, and what is read can be written. Runs with {@code -Pfuzz} only; what it finds becomes a test of its own.
 */
@Tag("fuzz")
class LanguageFuzzTest {
    private static final int SECONDS = Integer.getInteger("xld.fuzz.seconds", 60);
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();
    private static final String WORDS = "[](){}'\"\\=,;:#\n\t\0 0123456789abcdefx%+-*/.<>@!&|~^?_\u00fc\ud800";

    @ParameterizedTest
    @EnumSource
    void noTextHurts(Language language) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (java.nio.file.Path file : LanguageTest.configs().toList()) {
            XlConfig.parse("g", java.nio.file.Files.readString(file), List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN)
                    .config()
                    .ifPresent(config -> texts.add(language.write(config).text()));
        }
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        while (System.nanoTime() < end) {
            String text = damaged(texts.get(random.nextInt(texts.size())), texts, random);
            long start = System.nanoTime();
            try {
                ParseResult result = language.read("fuzz", text);
                result.config().ifPresent(config -> language.write(config));
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + " threw at:\n" + text, e);
            }
            assertThat(System.nanoTime() - start)
                    .as("nanoseconds for:\n" + text)
                    .isLessThan(PATIENCE);
        }
    }

    /** Some of: characters changed, put in, taken out, doubled a great many times; a piece of another file. */
    private static String damaged(String text, List<String> others, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(damaged.length() + 1);
            int end = Math.min(damaged.length(), at + random.nextInt(12));
            String letter = String.valueOf(WORDS.charAt(random.nextInt(WORDS.length())));
            switch (random.nextInt(5)) {
                case 0 -> damaged.insert(at, letter);
                case 1 -> damaged.delete(at, end);
                case 2 -> damaged.replace(at, end, letter);
                case 3 -> damaged.insert(at, letter.repeat(1 + random.nextInt(3000)));
                default -> {
                    String other = others.get(random.nextInt(others.size()));
                    int from = random.nextInt(other.length());
                    damaged.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
                }
            }
        }
        return damaged.toString();
    }
}
