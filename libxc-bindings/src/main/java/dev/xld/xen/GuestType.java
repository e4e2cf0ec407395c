package dev.xld.xen;

/** How a guest is virtualised. */
public enum GuestType {
    PV,
    PVH,
    HVM
}
