package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.Budget;

/** What can be done with values in one evaluation; the parts know each other through it. One evaluation, one thread. */
public final class Runtime {
    final Budget budget = new Budget();
    final Comparing comparing = new Comparing(budget);
    final Showing showing = new Showing(budget);
    final Sequences sequences = new Sequences(budget);
    final Sorting sorting = new Sorting(this);
    final PercentFormat percent = new PercentFormat(this);
    final BraceFormat braces = new BraceFormat(this);
    final Arithmetic arithmetic = new Arithmetic(this);
    final Subscripts subscripts = new Subscripts(this);
    final Caller calls;

    public Runtime(Caller calls) {
        this.calls = calls;
    }

    public Budget budget() {
        return budget;
    }

    public Comparing comparing() {
        return comparing;
    }

    public Showing showing() {
        return showing;
    }

    public Sequences sequences() {
        return sequences;
    }

    public Sorting sorting() {
        return sorting;
    }

    public BraceFormat braces() {
        return braces;
    }

    public Arithmetic arithmetic() {
        return arithmetic;
    }

    public Subscripts subscripts() {
        return subscripts;
    }

    public Caller calls() {
        return calls;
    }
}
