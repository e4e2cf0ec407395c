package dev.xld.xen;

/** A range of a machine's memory map, in bytes. */
public record E820Entry(long addr, long size, Type type) {
    /** What is there; {@link #number} is the specification's. */
    public enum Type {
        RAM,
        RESERVED,
        ACPI,
        NVS,
        UNUSABLE;

        public int number() {
            return ordinal() + 1;
        }
    }

    /** The first byte behind it. */
    public long end() {
        return addr + size;
    }
}
