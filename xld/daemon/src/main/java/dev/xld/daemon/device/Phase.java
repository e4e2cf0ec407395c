package dev.xld.daemon.device;

/** When in a domain's creation devices of a kind are attached, in this order. Those of one phase are attached together. */
public enum Phase {
    /** Before the console: boot loaders and the device model read them. */
    DISKS,
    /** After console 0 and before the device model, which serves them. */
    SERVED_BY_DEVICE_MODEL,
    /** When the device model runs. */
    OTHERS,
    /** When there are controllers to plug them into. */
    USB_DEVICES
}
