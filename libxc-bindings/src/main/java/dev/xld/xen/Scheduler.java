package dev.xld.xen;

/** Xen's schedulers with their ids in {@code xen/domctl.h}. */
public enum Scheduler {
    CREDIT(5),
    CREDIT2(6),
    ARINC653(7),
    RTDS(8),
    NULL(9);

    private final int id;

    Scheduler(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }

    /** The name xl prints. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
