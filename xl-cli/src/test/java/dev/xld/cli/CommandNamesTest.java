package dev.xld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandNamesTest {
    @ParameterizedTest
    @CsvSource({
        "cr,create",
        "li,list",
        "dest,destroy",
        "shut,shutdown",
        "list,list",
        "pci-assignable-rem,pci-assignable-remove"
    })
    void aBeginningThatFitsOneCommandIsThatCommand(String typed, String name) {
        assertThat(CommandNames.complete(typed)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"c", "sched-cred-", "re", "d", "sched-cred", "domi-", "hel", "help"})
    void aBeginningThatFitsSeveralOrNoneIsNoCommand(String typed) {
        assertThat(CommandNames.complete(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"pause", "info", "save", "migrate", "sched-credit", "create"})
    void anExactNameWinsOverOnesThatBeginWithIt(String name) {
        assertThat(CommandNames.complete(name)).contains(name);
    }

    @Test
    void everyCommandWeHaveIsOneOfThemAndCanBeMade() {
        for (String name : Commands.NAMES) {
            assertThat(CommandNames.complete(name)).contains(name);
            assertThat(Commands.make(name).usage().name()).isEqualTo(name);
        }
    }
}
