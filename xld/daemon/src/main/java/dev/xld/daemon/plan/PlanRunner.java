package dev.xld.daemon.plan;

import dev.xld.api.ApiException;
import dev.xld.api.ConsoleReply;
import dev.xld.api.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs plans: journals, logs and times each step, tells its progress, looks for cancellation between steps, and undoes or
 * presses on when one fails. When {@link #run} returns or throws, nothing of the plan is under way any more, and its journal
 * entry is gone unless something could not be undone. Any number of threads may run plans, each its own.
 */
public final class PlanRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);

    private final Journal journal;

    public PlanRunner(Journal journal) {
        this.journal = journal;
    }

    /** @throws ApiException one sentence that names the cause; its step is the one that failed */
    public void run(Plan plan, Task task) {
        String id = journal.newId();
        List<Step> begun = new ArrayList<>();
        ApiException failure;
        boolean clean;
        try {
            failure = runSteps(id, plan, begun, task);
            clean = failure == null || plan.onFailure() == Plan.OnFailure.PRESS_ON || undo(plan, begun);
        } finally {
            end(plan, begun);
        }
        if (clean) {
            journal.remove(id);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable ApiException runSteps(String id, Plan plan, List<Step> begun, Task task) {
        boolean undoing = plan.onFailure() == Plan.OnFailure.UNDO;
        Task seen = undoing ? task : new Uncancellable(task);
        long start = System.nanoTime();
        ApiException first = null;
        for (Step step : plan.steps()) {
            if (undoing && task.cancelled()) {
                return cancelled(plan, step);
            }
            ApiException failure = runStep(id, plan, step, begun, seen);
            if (failure != null && undoing) {
                return failure;
            }
            first = first == null ? failure : first;
        }
        if (first == null) {
            LOG.info("{}: done in {} ms", plan.title(), millisSince(start));
        }
        return first;
    }

    private @Nullable ApiException runStep(String id, Plan plan, Step step, List<Step> begun, Task task) {
        long start = System.nanoTime();
        try {
            if (!step.needed()) {
                return null;
            }
            begun.add(step);
            journal.write(
                    new JournalEntry(
                            id, plan.operation(), step.name(), plan.facts().get()),
                    begun.size() == 1);
            task.progress(plan.steps().indexOf(step) + 1, plan.steps().size(), step.name());
            step.run(task);
            LOG.debug("{}: {} took {} ms", plan.title(), step.name(), millisSince(start));
            return null;
        } catch (RuntimeException e) {
            ApiException failure = Failures.describe(e, step.name());
            LOG.error(
                    "{}: {} failed after {} ms: {}",
                    plan.title(),
                    step.name(),
                    millisSince(start),
                    failure.getMessage(),
                    failure.kind() == ErrorKind.INTERNAL ? e : null);
            return failure;
        }
    }

    /** Whether everything was undone; if not, the journal entry stays for the next start to see to it. */
    private static boolean undo(Plan plan, List<Step> begun) {
        boolean clean = true;
        for (int i = begun.size() - 1; i >= 0; i--) {
            Step step = begun.get(i);
            try {
                step.undo();
                LOG.debug("{}: undid {}", plan.title(), step.name());
            } catch (RuntimeException e) {
                clean = false;
                LOG.error("{}: undoing \"{}\" failed", plan.title(), step.name(), e);
            }
        }
        return clean;
    }

    private static void end(Plan plan, List<Step> begun) {
        for (int i = begun.size() - 1; i >= 0; i--) {
            try {
                begun.get(i).end();
            } catch (RuntimeException e) {
                LOG.error("{}: ending \"{}\" failed", plan.title(), begun.get(i).name(), e);
            }
        }
    }

    private static ApiException cancelled(Plan plan, Step next) {
        return new ApiException(
                ErrorKind.CANCELLED, "The " + plan.title() + " was cancelled.", null, next.name(), null);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** What the steps of a plan see that is not cancelled half-way. */
    private record Uncancellable(Task task) implements Task {
        @Override
        public void progress(int step, int of, String message) {
            task.progress(step, of, message);
        }

        @Override
        public void console(ConsoleReply how) {
            task.console(how);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
