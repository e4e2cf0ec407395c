package dev.xld.daemon.plan;

import java.util.Map;
import java.util.Optional;

/**
 * What the journal knows of an operation under way.
 *
 * @param step the name of the step that was about to run
 * @param facts the operation's own facts, as {@link Plan#facts} gave them before that step
 */
public record JournalEntry(String id, String operation, String step, Map<String, String> facts) {
    public JournalEntry {
        facts = Map.copyOf(facts);
    }

    public Optional<String> fact(String key) {
        return Optional.ofNullable(facts.get(key));
    }
}
