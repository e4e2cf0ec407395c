package dev.xld.xen;

/**
 * Memory of the host, in bytes, that its firmware keeps for a device, which may reach for it at any time: a guest with the
 * device must have nothing else at these addresses.
 */
public record ReservedMemory(long start, long size) {
    /** The first byte behind it. */
    public long end() {
        return start + size;
    }

    /** Whether it has a byte in the range from {@code first} up to, not including, {@code behind}. */
    public boolean overlaps(long first, long behind) {
        return behind > start && first < end();
    }
}
