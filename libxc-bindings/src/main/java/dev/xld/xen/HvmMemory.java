package dev.xld.xen;

import java.util.List;

/**
 * Where the RAM of a guest in an HVM container lies: from 0 to {@link #lowmemEnd}, and from 4 GiB on what the hole for
 * devices below it pushed out.
 *
 * @param memoryKib what the guest may have, its video memory not counted
 * @param targetKib what it starts with; where less than {@code memoryKib}, the rest is populated on demand
 * @param mmioSize bytes below 4 GiB for devices
 * @param lowLimit where RAM below 4 GiB ends at the latest
 * @param reserved what the guest is to see as reserved
 */
public record HvmMemory(long memoryKib, long targetKib, long mmioSize, long lowLimit, List<ReservedMemory> reserved) {
    /** The pages Xen and its device models speak through, {@code X86_HVM_END_SPECIAL_REGION} and so on. */
    public static final long SPECIAL_PAGES = 0xfeff8000L;

    public static final long SPECIAL_PAGES_SIZE = 0x8000L;

    /** Where the ACPI tables of guests without firmware start; the lowest of what has to be in their hole. */
    public static final long ACPI_TABLES = 0xfc000000L;

    private static final long FOUR_GIB = 1L << 32;
    private static final long DEVICE_MODEL_MMIO_SIZE = 0x10000000L;
    private static final long BYTES_PER_KIB = 1024;
    private static final long KIB_PER_PAGE = 4;

    /** @param mmioHoleKib how much is to be free below 4 GiB; heeded where it is more than a device model needs anyway */
    public static HvmMemory of(GuestType type, long memoryKib, long targetKib, long mmioHoleKib) {
        long wanted = mmioHoleKib * BYTES_PER_KIB;
        long usual = type == GuestType.HVM ? DEVICE_MODEL_MMIO_SIZE : FOUR_GIB - ACPI_TABLES;
        long size = wanted > DEVICE_MODEL_MMIO_SIZE ? wanted : usual;
        return new HvmMemory(memoryKib, targetKib, size, FOUR_GIB - size, List.of());
    }

    public HvmMemory {
        reserved = List.copyOf(reserved);
    }

    /** With no RAM from {@code limit} up to 4 GiB; what was there lies above. */
    public HvmMemory endingLowAt(long limit) {
        return new HvmMemory(memoryKib, targetKib, mmioSize, Math.min(lowLimit, limit), reserved);
    }

    public HvmMemory showing(List<ReservedMemory> ranges) {
        return new HvmMemory(memoryKib, targetKib, mmioSize, lowLimit, ranges);
    }

    public long mmioStart() {
        return FOUR_GIB - mmioSize;
    }

    public long lowmemEnd() {
        return Math.min(bytes(), lowLimit);
    }

    /** 0 where nothing lies above 4 GiB. */
    public long highmemEnd() {
        return bytes() > lowLimit ? FOUR_GIB + bytes() - lowLimit : 0;
    }

    public long targetPages() {
        return (targetKib > 0 ? targetKib : memoryKib) / KIB_PER_PAGE;
    }

    private long bytes() {
        return memoryKib * BYTES_PER_KIB;
    }
}
