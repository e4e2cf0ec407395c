package dev.xld.daemon.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.DomainSelection;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.userdata.UserData;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListLongTextTest {
    @TempDir
    Path directory;

    private TestHost host;
    private DomainManager domains;
    private int domid;

    @BeforeEach
    void oneGuest() {
        host = new TestHost(directory);
        domains = host.daemon();
        domid = domains.create(host.options("web"), Task.UNATTENDED);
    }

    @AfterEach
    void close() {
        domains.close();
        host.close();
    }

    private String print() {
        return print(true);
    }

    private String print(boolean secrets) {
        UserData userData = host.userData();
        DomainLookup lookup = new DomainLookup(host.xen.hypervisor(), domains.names());
        return new ListLongText(host.xen.hypervisor(), host.store, userData, lookup)
                .print(new DomainSelection(List.of()), secrets)
                .text();
    }

    @Test
    void aDomainIsShownAsXendomainsLooksForIt() {
        assertThat(print())
                .startsWith("[\n    {\n        \"domid\": " + domid + ",\n        \"config\": {\n")
                .contains("\"name\": \"web\",\n")
                .endsWith("]\n\n");
    }

    @Test
    void whatHasChangedSinceIsShownAsItIs() {
        host.store.write("/local/domain/" + domid + "/name", "renamed");
        host.store.write("/local/domain/" + domid + "/memory/target", "8192");
        assertThat(print()).contains("\"name\": \"renamed\"", "\"target_memkb\": 8192");
    }

    @Test
    void domainsWithoutAReadableConfigAreLeftOut() {
        UUID other = new UUID(7, 7);
        host.xen.put(9, other, false, false);
        assertThat(print()).doesNotContain("\"domid\": 9");
        host.userData().write(9, other, "libxl-json", "{ broken");
        assertThat(print()).doesNotContain("\"domid\": 9").contains("\"domid\": " + domid);
    }

    @Test
    void whatAGuestWroteInItsNodesIsNotTaken() {
        host.store.write("/local/domain/" + domid + "/cpu/99999/availability", "online");
        host.store.write("/local/domain/" + domid + "/memory/static-max", "99999999999999999999");
        assertThat(print()).contains("\"name\": \"web\"").doesNotContain("9999");
    }

    @Test
    void passwordsAreForThoseWhoMayChangeThingsOnly() {
        UUID other = new UUID(7, 7);
        host.xen.put(9, other, false, false);
        host.store.write("/local/domain/9/name", "screen");
        host.userData().write(9, other, "libxl-json", "{\"vfbs\": [{\"vnc\": {\"passwd\": \"sesame\"}}]}");
        assertThat(print(true)).contains("sesame");
        assertThat(print(false)).contains("vfbs").doesNotContain("sesame", "passwd");
    }
}
