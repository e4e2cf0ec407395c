package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.XlDefaults;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static DomainConfig config(String lines) {
        return XlConfig.parse("g.cfg", "name = \"g\"\n" + lines, List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN)
                .config()
                .orElseThrow();
    }

    @Test
    void memory_reserved_by_the_hosts_devices_matters_to_hvm_guests_only() {
        String rdm = "rdm = \"strategy=host\"\nkernel = \"/k\"\n";
        assertThatThrownBy(() -> Refusals.check(config("type = \"hvm\"\n" + rdm)))
                .hasMessage("xld cannot keep memory of domain \"g\" free for what the host's devices reserve; leave out"
                        + " rdm.");
        assertThatCode(() -> Refusals.check(config(rdm))).doesNotThrowAnyException();
    }
}
