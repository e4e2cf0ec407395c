package dev.xld.daemon.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path directory;

    private Journal journal;
    private final List<JournalEntry> recovered = new ArrayList<>();

    @BeforeEach
    void open() {
        journal = new Journal(directory.resolve("journal"));
    }

    @Test
    void a_journal_never_written_to_has_nothing_to_recover() {
        journal.recover(Map.of("x", recovered::add));
        assertThat(recovered).isEmpty();
    }

    @Test
    void entries_come_back_as_written_newlines_and_all_and_only_once() {
        JournalEntry entry =
                new JournalEntry("1", "x", "doing it", Map.of("config", "{\n \"a\": \"b=\\\\c\"\n}", "é", "ü"));
        journal.write(entry, true);
        journal.recover(Map.of("x", recovered::add));
        journal.recover(Map.of("x", recovered::add));
        assertThat(recovered).containsExactly(entry);
    }

    @Test
    void operations_are_recovered_in_the_order_asked_for() {
        journal.write(new JournalEntry("1", "restart", "s", Map.of()), true);
        journal.write(new JournalEntry("2", "create", "s", Map.of()), true);
        Map<String, Recovery> recoveries = new LinkedHashMap<>();
        recoveries.put("create", recovered::add);
        recoveries.put("restart", recovered::add);
        journal.recover(recoveries);
        assertThat(recovered).extracting(JournalEntry::operation).containsExactly("create", "restart");
    }

    @Test
    void a_recovery_that_fails_keeps_its_entry_and_does_not_stop_the_others() {
        journal.write(new JournalEntry("1", "x", "s", Map.of()), true);
        journal.write(new JournalEntry("2", "x", "s", Map.of()), true);
        journal.recover(Map.of("x", entry -> {
            recovered.add(entry);
            if (entry.id().equals("1")) {
                throw new IllegalStateException("no");
            }
        }));
        assertThat(recovered).hasSize(2);
        recovered.clear();
        journal.recover(Map.of("x", recovered::add));
        assertThat(recovered).extracting(JournalEntry::id).containsExactly("1");
    }

    @Test
    void entries_that_make_no_sense_are_dropped() throws Exception {
        journal.write(new JournalEntry("1", "unknown", "s", Map.of()), true);
        Path torn = Files.writeString(directory.resolve("journal/2.journal"), "operation=x\\u12");
        journal.recover(Map.of("x", recovered::add));
        assertThat(recovered).isEmpty();
        assertThat(torn).doesNotExist();
        assertThat(directory.resolve("journal")).isEmptyDirectory();
    }
}
