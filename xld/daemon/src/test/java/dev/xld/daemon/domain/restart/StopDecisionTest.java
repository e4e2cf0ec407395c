package dev.xld.daemon.domain.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.LifecycleActions;
import dev.xld.config.LifecycleActions.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopDecisionTest {
    private static final LifecycleActions EACH_ANOTHER = new LifecycleActions(
            Action.PRESERVE,
            Action.RENAME_RESTART,
            Action.COREDUMP_RESTART,
            Action.COREDUMP_DESTROY,
            Action.SOFT_RESET);

    @ParameterizedTest
    @CsvSource({"0, PRESERVE", "1, RENAME_RESTART", "3, COREDUMP_DESTROY", "4, COREDUMP_RESTART", "5, SOFT_RESET"})
    void each_reason_has_its_own_action(int code, Action action) {
        assertThat(StopDecision.of(EACH_ANOTHER, code)).contains(action);
    }

    @Test
    void a_suspended_domain_is_left_as_it_is() {
        assertThat(StopDecision.of(EACH_ANOTHER, 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 6, 255})
    void a_reason_nobody_knows_ends_the_domain(int code) {
        assertThat(StopDecision.of(EACH_ANOTHER, code)).contains(Action.DESTROY);
        assertThat(StopDecision.word(code)).isEqualTo("reason " + code);
    }
}
