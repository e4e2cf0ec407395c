package dev.xld.daemon.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoballoonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dom0_mem=1536M,max:1536M",
                "console=com1 dom0_mem=4G",
                "dom0_mem=min:1G,max:2G quiet",
                "dom0_mem=-512M",
                "dom0_mem=1G+10%"
            })
    void a_fixed_dom0_turns_auto_off(String commandLine) {
        assertThat(Autoballoon.AUTO.enabled(commandLine)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "console=com1", "xdom0_mem=1G", "dom0_mem"})
    void without_a_fixed_dom0_auto_is_on(String commandLine) {
        assertThat(Autoballoon.AUTO.enabled(commandLine)).isTrue();
    }

    @Test
    void on_and_off_do_not_look_at_the_command_line() {
        assertThat(Autoballoon.ON.enabled("dom0_mem=1G")).isTrue();
        assertThat(Autoballoon.OFF.enabled("")).isFalse();
    }
}
