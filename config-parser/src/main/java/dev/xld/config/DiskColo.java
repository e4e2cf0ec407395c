package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** A disk's part in COLO, two guests in lock step. Components are named as in libxl's {@code device_disk}. */
public record DiskColo(
        @Nullable Boolean coloEnable,
        @Nullable Boolean coloRestoreEnable,
        @Nullable String coloHost,
        @Nullable Integer coloPort,
        @Nullable String coloExport,
        @Nullable String activeDisk,
        @Nullable String hiddenDisk) {
    public static final DiskColo NONE = new DiskColo(null, null, null, null, null, null, null);
}
