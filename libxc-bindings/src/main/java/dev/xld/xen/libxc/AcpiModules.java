package dev.xld.xen.libxc;

import dev.xld.xen.E820Entry;
import dev.xld.xen.E820Entry.Type;
import dev.xld.xen.HvmImage;
import dev.xld.xen.HvmMemory;
import dev.xld.xen.acpi.AcpiTables;
import dev.xld.xen.jna.LibXenGuestNotes;
import dev.xld.xen.layout.DomImageLayout;
import dev.xld.xen.layout.FirmwareModuleLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Gives a PVH guest's ACPI tables to the builder, which takes the pointer to them as the first module and puts its address
 * into the start info. Linux before 4.17 looks for the pointer where a BIOS would have it, and says so in its ELF notes; Xen
 * before 4.15 does not pass the notes on, so there it lies in that place always.
 */
final class AcpiModules {
    private static final String LINUX = "linux";
    private static final long BIOS_END = 0x100000;
    private static final int RSDP_ROOM = 64;
    private static final long PAGE = 4096;

    private final GuestBuild build;
    private final DomImageLayout layout;
    private final boolean tellsElfNotes;

    AcpiModules(GuestBuild build, DomImageLayout layout, boolean tellsElfNotes) {
        this.build = build;
        this.layout = layout;
        this.tellsElfNotes = tellsElfNotes;
    }

    /** @return where they will lie */
    List<E820Entry> add(long dom, ByteBuffer struct, HvmImage image) {
        AcpiTables tables = AcpiTables.at(HvmMemory.ACPI_TABLES, image.maxVcpus(), image.onlineVcpus(), image.apic());
        long rsdp = takesRsdpAnywhere(dom) ? tables.end() : BIOS_END - RSDP_ROOM;
        return List.of(
                place(dom, layout.acpi_modules().at(struct, 0), Arrays.copyOf(tables.rsdp(), RSDP_ROOM), rsdp),
                place(dom, layout.acpi_modules().at(struct, 1), tables.tables(), tables.address()));
    }

    private E820Entry place(long dom, ByteBuffer module, byte[] contents, long address) {
        build.load(dom, module, contents);
        FirmwareModuleLayout.ALL.guest_addr_out().set(module, address);
        long start = address & -PAGE;
        return new E820Entry(start, address + contents.length - start, Type.ACPI);
    }

    private boolean takesRsdpAnywhere(long dom) {
        return tellsElfNotes
                && (!LINUX.equals(LibXenGuestNotes.xc_dom_guest_os(dom))
                        || LibXenGuestNotes.xc_dom_feature_get(dom, LibXenGuestNotes.XENFEAT_linux_rsdp_unrestricted)
                                != 0);
    }
}
