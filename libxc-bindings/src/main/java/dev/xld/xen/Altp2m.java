package dev.xld.xen;

/** Whether a guest has alternative views of its memory, and who may switch them; ordinals are {@code XEN_ALTP2M_*}. */
public enum Altp2m {
    DISABLED,
    MIXED,
    EXTERNAL,
    LIMITED
}
