package dev.xld.lab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples our reader is tested with hold what the genuine xl says. {@code lab/oracle/record} writes them. */
@Tag("lab")
class RecordedAnswersTest {
    @TempDir
    static Path directory;

    private static GenuineXl xl;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        xl = GenuineXl.ready(directory);
    }

    static List<Path> examples() throws IOException {
        List<Path> examples = new ArrayList<>();
        Path golden = GenuineXl.repository().resolve("config-parser/src/test/resources/golden");
        try (Stream<Path> files = Files.list(golden)) {
            files.filter(file -> file.toString().endsWith(".cfg")).forEach(examples::add);
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void holdWhatXlSays(Path example) throws IOException {
        String config = Files.readString(example);
        String name = example.getFileName().toString();
        // Recorded on a host whose node has no cpus.
        if (config.contains("nodes:")) {
            return;
        }
        Answer theirs = xl.answer(config);
        Case ended = KnownDifference.NO_NEWLINE.settle(new Case(config, theirs, OurReader.answer(config)));
        String recorded = Files.readString(example.resolveSibling(name.replace(".cfg", ".expected")));
        assertThat(ended.theirs().toString()).isEqualTo(recorded.replace(name, GenuineXl.SOURCE));
    }
}
