package dev.xld.daemon.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Plan.OnFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanRunnerTest {
    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();

    /** Tells what it does, and fails where the test says so. */
    private class Telling implements Step {
        private final String name;
        private final String failing;

        Telling(String name, String failing) {
            this.name = name;
            this.failing = failing;
        }

        @Override
        public String name() {
            return name;
        }

        private void tell(String what) {
            told.add(what + " " + name);
            if (failing.contains(what)) {
                throw new IllegalStateException(name + " cannot " + what);
            }
        }

        @Override
        public void run(Task task) {
            tell("run");
        }

        @Override
        public void undo() {
            tell("undo");
        }

        @Override
        public void end() {
            tell("end");
        }
    }

    private Plan plan(OnFailure onFailure, Step... steps) {
        return new Plan("test", "test", () -> Map.of("told", Integer.toString(told.size())), onFailure, List.of(steps));
    }

    private void run(Plan plan) {
        new PlanRunner(new Journal(directory)).run(plan, Task.UNATTENDED);
    }

    private long journaled() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_step_that_is_not_needed_when_its_turn_comes_is_passed_over() {
        Step idle = new Telling("idle", "") {
            @Override
            public boolean needed() {
                return told.isEmpty();
            }
        };

        assertThatThrownBy(() -> run(plan(OnFailure.UNDO, new Telling("one", ""), idle, new Telling("two", "run"))))
                .isInstanceOf(ApiException.class);

        assertThat(told).containsExactly("run one", "run two", "undo two", "undo one", "end two", "end one");
    }

    @Test
    void steps_run_in_order_and_end_in_reverse_leaving_no_journal() {
        run(plan(OnFailure.UNDO, new Telling("a", ""), new Telling("b", "")));
        assertThat(told).containsExactly("run a", "run b", "end b", "end a");
        assertThat(journaled()).isZero();
    }

    @Test
    void a_failure_undoes_the_failed_step_and_those_before_it_last_first() {
        Plan plan = plan(OnFailure.UNDO, new Telling("a", ""), new Telling("b", "run"), new Telling("c", ""));
        assertThatThrownBy(() -> run(plan))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorKind.INTERNAL);
                    assertThat(e.step()).isEqualTo("b");
                })
                .hasMessage("B failed: b cannot run");
        assertThat(told).containsExactly("run a", "run b", "undo b", "undo a", "end b", "end a");
        assertThat(journaled()).isZero();
    }

    @Test
    void an_undo_that_fails_does_not_keep_the_others_from_running_but_keeps_the_journal_entry() {
        Plan plan = plan(OnFailure.UNDO, new Telling("a", ""), new Telling("b", "undo"), new Telling("c", "run"));
        assertThatThrownBy(() -> run(plan)).hasMessage("C failed: c cannot run");
        assertThat(told).contains("undo c", "undo b", "undo a");
        assertThat(journaled()).isEqualTo(1);
    }

    @Test
    void an_end_that_fails_does_not_keep_the_others_from_ending() {
        run(plan(OnFailure.UNDO, new Telling("a", ""), new Telling("b", "end")));
        assertThat(told).endsWith("end b", "end a");
    }

    @Test
    void a_plan_that_presses_on_runs_every_step_and_reports_the_first_failure() {
        Plan plan = plan(OnFailure.PRESS_ON, new Telling("a", "run"), new Telling("b", "run"), new Telling("c", ""));
        assertThatThrownBy(() -> run(plan)).hasMessage("A failed: a cannot run");
        assertThat(told).containsExactly("run a", "run b", "run c", "end c", "end b", "end a");
    }

    @Test
    void cancelling_between_steps_undoes_what_was_done() {
        Task cancelledAfterOne = cancelledWhen(() -> told.contains("run a"));
        Plan plan = plan(OnFailure.UNDO, new Telling("a", ""), new Telling("b", ""));
        assertThatThrownBy(() -> new PlanRunner(new Journal(directory)).run(plan, cancelledAfterOne))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
        assertThat(told).containsExactly("run a", "undo a", "end a");
    }

    @Test
    void a_plan_that_presses_on_cannot_be_cancelled_half_way() {
        List<Boolean> seen = new ArrayList<>();
        Step looking = new Telling("a", "") {
            @Override
            public void run(Task task) {
                seen.add(task.cancelled());
            }
        };
        new PlanRunner(new Journal(directory)).run(plan(OnFailure.PRESS_ON, looking), cancelledWhen(() -> true));
        assertThat(seen).containsExactly(false);
    }

    @Test
    void the_journal_names_each_step_before_it_runs_with_the_facts_of_that_moment() {
        Step killed = new Telling("b", "") {
            @Override
            public void run(Task task) {
                throw new AssertionError("killed");
            }
        };
        assertThatThrownBy(() -> run(plan(OnFailure.UNDO, new Telling("a", ""), killed)))
                .isInstanceOf(AssertionError.class);
        List<JournalEntry> entries = new ArrayList<>();
        new Journal(directory).recover(Map.of("test", entries::add));
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.step()).isEqualTo("b");
            assertThat(entry.fact("told")).contains("1");
        });
    }

    private static Task cancelledWhen(java.util.function.BooleanSupplier when) {
        return new Task() {
            @Override
            public void progress(int step, int of, String message) {}

            @Override
            public boolean cancelled() {
                return when.getAsBoolean();
            }
        };
    }
}
