package dev.xld.config.xl.write;

/** What the keys are written for. */
public enum Dialect {
    /** The xl of Xen 4.17. */
    XL,

    /** xm, whose files are Python: other words for type and command line, other disks, other defaults. */
    XM
}
