package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static DomainConfig config(String lines) {
        return XlConfig.parse("g.cfg", "name = \"g\"\n" + lines, List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN)
                .config()
                .orElseThrow();
    }

    @Test
    void device_models_that_are_not_run_are_refused_by_their_keys() {
        assertThatThrownBy(() -> Refusals.check(config("type = \"hvm\"\ndevice_model_stubdomain_override = 1\n")))
                .hasMessage("xld runs device models in dom0 only; leave out device_model_stubdomain_override of domain"
                        + " \"g\".");
        assertThatThrownBy(() -> Refusals.check(config("type = \"hvm\"\nbios = \"rombios\"\n")))
                .hasMessageContaining("bios=\"rombios\"");
        assertThatCode(() -> Refusals.check(config("type = \"hvm\"\n"))).doesNotThrowAnyException();
    }
}
