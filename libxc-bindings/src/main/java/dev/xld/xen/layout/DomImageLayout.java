package dev.xld.xen.layout;

import dev.xld.xen.GuestType;
import dev.xld.xen.HvmImage;
import dev.xld.xen.HvmMemory;
import dev.xld.xen.PvImage;
import dev.xld.xen.layout.Field.Structs;
import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U64;
import dev.xld.xen.layout.Field.U8;
import java.nio.ByteBuffer;

/**
 * {@code struct xc_dom_image}: what the builder is told and answers. Never allocated here: {@code xc_dom_allocate} does.
 * In Xen 4.14 the parsed ELF notes lie inside it, so that all that follows them is 624 bytes later.
 */
public record DomImageLayout(
        int sizeof,
        U64 console_pfn,
        U64 xenstore_pfn,
        U64 pv_p2m,
        U64 p2m_size,
        U64 flags,
        U32 console_evtchn,
        U32 xenstore_evtchn,
        U32 console_domid,
        U32 xenstore_domid,
        U32 claim_enabled,
        U32 container_type,
        U64 target_pages,
        U64 mmio_start,
        U64 mmio_size,
        U64 lowmem_end,
        U64 highmem_end,
        U64 vga_hole_size,
        U8 device_model,
        Structs system_firmware_module,
        Structs acpi_modules,
        Structs smbios_module,
        U64 e820,
        U32 e820_entries,
        U32 max_vcpus)
        implements Struct {
    public static final DomImageLayout V4_14 = of(2576, 624, 1128);
    public static final DomImageLayout V4_15 = of(1952, 0, 488);

    private static final int XC_DOM_PV_CONTAINER = 0;
    private static final int XC_DOM_HVM_CONTAINER = 1;
    private static final int MAX_ACPI_MODULES = 4;
    private static final int VGA_HOLE_PAGES = 0x20;

    /** @param notes how many bytes the parsed notes push the rest back */
    private static DomImageLayout of(int sizeof, int notes, int p2mSize) {
        int firmware = FirmwareModuleLayout.ALL.sizeof();
        return new DomImageLayout(
                sizeof,
                new U64(notes + 384),
                new U64(notes + 392),
                new U64(notes + 480),
                new U64(p2mSize),
                new U64(notes + 560),
                new U32(notes + 568),
                new U32(notes + 572),
                new U32(notes + 576),
                new U32(notes + 580),
                new U32(notes + 604),
                new U32(notes + 1712),
                new U64(notes + 1720),
                new U64(notes + 1728),
                new U64(notes + 1736),
                new U64(notes + 1744),
                new U64(notes + 1752),
                new U64(notes + 1760),
                new U8(notes + 1768),
                new Structs(notes + 1776, firmware, 1),
                new Structs(notes + 1800, firmware, MAX_ACPI_MODULES),
                new Structs(notes + 1896, firmware, 1),
                new U64(notes + 1920),
                new U32(notes + 1928),
                new U32(notes + 1944));
    }

    @Override
    public String cName() {
        return "struct xc_dom_image";
    }

    /** The settings of a PV build. {@code flags} is start_info's: none, as guests have always seen it. */
    public void writePv(ByteBuffer struct, PvImage image) {
        container_type.set(struct, XC_DOM_PV_CONTAINER);
        flags.set(struct, 0);
        console_evtchn.set(struct, image.consolePort());
        console_domid.set(struct, image.consoleDomid());
        xenstore_evtchn.set(struct, image.storePort());
        xenstore_domid.set(struct, image.storeDomid());
        claim_enabled.set(struct, image.claim() ? 1 : 0);
        max_vcpus.set(struct, image.maxVcpus());
    }

    /** The settings of a PVH or HVM build. */
    public void writeHvm(ByteBuffer struct, HvmImage image) {
        boolean deviceModel = image.type() == GuestType.HVM;
        HvmMemory memory = image.memory();
        container_type.set(struct, XC_DOM_HVM_CONTAINER);
        target_pages.set(struct, memory.targetPages());
        mmio_size.set(struct, memory.mmioSize());
        mmio_start.set(struct, memory.mmioStart());
        lowmem_end.set(struct, memory.lowmemEnd());
        highmem_end.set(struct, memory.highmemEnd());
        vga_hole_size.set(struct, deviceModel ? VGA_HOLE_PAGES : 0);
        device_model.set(struct, deviceModel ? 1 : 0);
        console_evtchn.set(struct, image.consolePort());
        console_domid.set(struct, image.consoleDomid());
        xenstore_evtchn.set(struct, image.storePort());
        xenstore_domid.set(struct, image.storeDomid());
        claim_enabled.set(struct, image.claim() ? 1 : 0);
        max_vcpus.set(struct, image.maxVcpus());
    }
}
