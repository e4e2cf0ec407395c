package dev.xld.daemon.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An operation as a visible, ordered list of steps.
 *
 * @param title what is done to what, for log and errors: {@code create of domain "web1"}
 * @param operation the word the journal keeps and {@link Recovery} is found by
 * @param facts what recovery needs to know, asked anew before each step
 * @param onFailure what becomes of the other steps when one fails
 */
public record Plan(
        String title, String operation, Supplier<Map<String, String>> facts, OnFailure onFailure, List<Step> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /** What becomes of the other steps when one fails. */
    public enum OnFailure {
        /** The steps begun are undone, last first. Such a plan can be cancelled between steps. */
        UNDO,
        /** The remaining steps run all the same and the first failure is reported. Such a plan is not cancelled. */
        PRESS_ON
    }
}
