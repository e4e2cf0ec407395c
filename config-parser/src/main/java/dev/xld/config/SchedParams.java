package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * libxl's {@code sched_params} as written in a config. Null means the scheduler's default.
 *
 * @param weight share against other domains, 1 to 65535; credit and credit2 start at 256
 * @param cap percent of one cpu; 0 is no cap
 * @param period microseconds, RTDS
 * @param extratime RTDS
 * @param slice of the former SEDF scheduler: carried, without effect
 * @param latency of the former SEDF scheduler: carried, without effect
 */
public record SchedParams(
        @Nullable Integer weight,
        @Nullable Integer cap,
        @Nullable Integer period,
        @Nullable Integer budget,
        @Nullable Integer extratime,
        @Nullable Integer slice,
        @Nullable Integer latency) {
    public static final SchedParams DEFAULT = new SchedParams(null, null, null, null, null, null, null);
}
