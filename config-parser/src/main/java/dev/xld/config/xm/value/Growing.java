package dev.xld.config.xm.value;

/** A string being made piece by piece, which asks the budget before each. One evaluation, one thread. */
public final class Growing {
    private final Budget budget;
    private final StringBuilder text = new StringBuilder();
    private int paid;

    public Growing(Budget budget) {
        this.budget = budget;
    }

    public Growing add(String piece) {
        pay(piece.length());
        text.append(piece);
        return this;
    }

    public Growing add(char piece) {
        pay(1);
        text.append(piece);
        return this;
    }

    public Growing add(String piece, long times) {
        pay(times * piece.length());
        text.append(piece.repeat((int) times));
        return this;
    }

    /** Pays in large pieces, and at once for what would be too long. */
    private void pay(long more) {
        long length = text.length() + more;
        if (length > paid) {
            long next = length > Budget.MAX_STRING ? length : Math.min(Budget.MAX_STRING, length + length / 2 + 16);
            budget.room(length > Budget.MAX_STRING ? length : next - paid);
            paid = (int) next;
        }
    }

    int length() {
        return text.length();
    }

    public Py.Str done(boolean unicode) {
        return new Py.Str(text.toString(), unicode);
    }
}
