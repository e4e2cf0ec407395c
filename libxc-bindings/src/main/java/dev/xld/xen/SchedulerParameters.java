package dev.xld.xen;

/** Weight (1 to 65535) and cap (percent of one cpu, 0 for none) under the credit schedulers. */
public record SchedulerParameters(Scheduler scheduler, int weight, int cap) {}
