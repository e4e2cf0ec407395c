package dev.xld.daemon.plan;

/**
 * Finishes or undoes what a killed daemon left half done. Called at start, before any request is taken, on one thread. Must
 * cope with a world that moved on: it compares what the entry says with what is there.
 */
@FunctionalInterface
public interface Recovery {
    void recover(JournalEntry entry);
}
