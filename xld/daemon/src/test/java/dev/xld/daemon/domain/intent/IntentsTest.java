package dev.xld.daemon.domain.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.LifecycleActions;
import dev.xld.config.LifecycleActions.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentsTest {
    @TempDir
    Path directory;

    private final Intent intent = new Intent(
            3,
            UUID.randomUUID(),
            "web é=1",
            12345,
            new LifecycleActions(
                    Action.PRESERVE,
                    Action.RENAME_RESTART,
                    Action.COREDUMP_DESTROY,
                    Action.COREDUMP_RESTART,
                    Action.SOFT_RESET));

    @Test
    void the_next_daemon_reads_what_this_one_wrote() {
        Intents.open(directory).put(intent);
        assertThat(Intents.open(directory).all()).containsExactly(intent);
    }

    @Test
    void only_the_domain_with_this_id_and_uuid_is_meant() {
        Intents intents = Intents.open(directory);
        intents.put(intent);
        assertThat(intents.of(4, intent.uuid())).isEmpty();
        assertThat(intents.remove(4, intent.uuid())).isFalse();
        assertThat(intents.of(3, intent.uuid())).contains(intent);
        assertThat(intents.remove(3, intent.uuid())).isTrue();
        assertThat(Intents.open(directory).all()).isEmpty();
    }

    @Test
    void a_file_that_makes_no_sense_hides_no_other() throws Exception {
        Intents.open(directory).put(intent);
        Files.writeString(directory.resolve("torn.domain"), "domid=x");
        Files.writeString(directory.resolve("empty.domain"), "");
        assertThat(Intents.open(directory).all()).containsExactly(intent);
    }
}
