package dev.xld.xen;

/**
 * One entry of an e820 memory map, in bytes.
 *
 * @param type as the BIOS numbers it; {@link #RAM}, {@link #UNUSABLE} and others
 */
public record MemoryRegion(long start, long size, int type) {
    public static final int RAM = 1;
    public static final int UNUSABLE = 5;

    public long end() {
        return start + size;
    }
}
