package dev.xld.xen.layout;

import dev.xld.xen.PvImage;
import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U64;
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
        U32 max_vcpus)
        implements Struct {
    public static final DomImageLayout V4_14 = new DomImageLayout(
            2576,
            new U64(1008),
            new U64(1016),
            new U64(1104),
            new U64(1128),
            new U64(1184),
            new U32(1192),
            new U32(1196),
            new U32(1200),
            new U32(1204),
            new U32(1228),
            new U32(2336),
            new U32(2568));
    public static final DomImageLayout V4_15 = new DomImageLayout(
            1952,
            new U64(384),
            new U64(392),
            new U64(480),
            new U64(488),
            new U64(560),
            new U32(568),
            new U32(572),
            new U32(576),
            new U32(580),
            new U32(604),
            new U32(1712),
            new U32(1944));

    private static final int XC_DOM_PV_CONTAINER = 0;

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
}
