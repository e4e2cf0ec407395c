/**
 * The ACPI tables of PVH guests, built from the ACPI specification (6.5, where nothing else is said) for a machine without
 * firmware and without ACPI hardware. {@link dev.xld.xen.acpi.AcpiTables} is the door; each table is a file. Bytes only: no
 * call leaves this package.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.xen.acpi;
