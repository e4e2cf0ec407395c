package dev.xld.xen;

/** {@code tsc_mode} of a guest; ordinals are Xen's numbers. */
public enum TscMode {
    DEFAULT,
    ALWAYS_EMULATE,
    NATIVE
}
