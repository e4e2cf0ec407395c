package dev.xld.daemon.domain.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainRenameTest {
    @TempDir
    Path directory;

    private TestHost host;
    private DomainManager daemon;

    @BeforeEach
    void open() {
        host = new TestHost(directory);
        daemon = host.daemon();
        daemon.create(host.options("a"), Task.UNATTENDED);
    }

    @AfterEach
    void close() {
        daemon.close();
        host.close();
    }

    @Test
    void both_places_of_the_name_change_and_the_old_one_is_free() {
        daemon.rename(1, "b", Task.UNATTENDED);
        assertThat(host.store.read("/local/domain/1/name")).contains("b");
        assertThat(host.store.read("/vm/" + TestHost.TINY + "/name")).contains("b");
        assertThat(daemon.resolve("b")).isEqualTo(1);
        assertThatThrownBy(() -> daemon.resolve("a")).hasMessage("There is no domain named \"a\".");
    }

    @Test
    void a_name_in_use_is_refused_and_ones_own_is_not() {
        assertThatThrownBy(() -> daemon.rename(1, "Domain-0", Task.UNATTENDED))
                .hasMessage("Domain with name \"Domain-0\" already exists: it has domid 0.");
        daemon.rename(1, "a", Task.UNATTENDED);
        assertThat(host.store.read("/local/domain/1/name")).contains("a");
    }

    @Test
    void a_domain_that_is_not_there_cannot_be_renamed() {
        assertThatThrownBy(() -> daemon.rename(9, "b", Task.UNATTENDED)).hasMessageContaining("domid 9");
    }
}
