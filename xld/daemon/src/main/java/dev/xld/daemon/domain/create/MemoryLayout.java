package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfo;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmMemory;
import dev.xld.xen.ReservedMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the RAM of a PVH or HVM guest lies, clear of what the host's devices reserve, as libxl decides it: above a boundary
 * the RAM gives way, and what lies there goes above 4 GiB; else a strict reservation refuses the guest and a relaxed one is
 * not shown to it. Stateless.
 */
final class MemoryLayout {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryLayout.class);
    private static final long FOUR_GIB = 1L << 32;
    private static final long LARGE_PAGE = 1L << 21;
    private static final long USUAL_BOUNDARY_KIB = 2L << 20;
    private static final long BYTES_PER_KIB = 1024;

    private MemoryLayout() {}

    static HvmMemory of(DomainConfig config, GuestShape shape, ReservedRegions host) {
        HvmInfo hvm = config.buildInfo().hvm();
        Long hole = hvm == null ? null : hvm.mmioHoleMemkb();
        GuestMemory size = shape.memory();
        HvmMemory memory = HvmMemory.of(
                shape.type(),
                size.maxKib() - size.videoKib(),
                size.targetKib() - size.videoKib(),
                hole == null ? 0 : hole);
        if (shape.type() != GuestType.HVM || hvm == null) {
            return memory;
        }
        long boundary = Objects.requireNonNullElse(hvm.rdmMemBoundaryMemkb(), USUAL_BOUNDARY_KIB) * BYTES_PER_KIB;
        return around(host.of(config), memory, boundary, shape.hap(), config.name());
    }

    static HvmMemory around(
            List<ReservedRegions.Region> regions, HvmMemory memory, long boundary, boolean hap, String domain) {
        HvmMemory layout = memory;
        for (ReservedRegions.Region region : regions) {
            long start = region.memory().start();
            if (region.memory().overlaps(0, layout.lowmemEnd()) && start > boundary) {
                layout = layout.endingLowAt(hap && start > LARGE_PAGE ? start & -LARGE_PAGE : start);
            }
        }
        List<ReservedMemory> shown = new ArrayList<>();
        for (ReservedRegions.Region region : regions) {
            if (!meetsRam(region.memory(), layout)) {
                shown.add(region.memory());
            } else if (region.strict()) {
                throw new ApiException(
                        ErrorKind.BAD_CONFIG,
                        "Domain \"" + domain + "\" cannot have its memory where the host's firmware reserves it for "
                                + region.whose() + " (" + range(region.memory()) + "): give it less memory, a lower"
                                + " rdm_mem_boundary, or say rdm_policy=relaxed for the device.");
            } else {
                LOG.warn(
                        "domain \"{}\" has memory at {}, which the host's firmware reserves for {}; rdm_policy=strict refuses",
                        domain,
                        range(region.memory()),
                        region.whose());
            }
        }
        return layout.showing(shown);
    }

    private static boolean meetsRam(ReservedMemory memory, HvmMemory layout) {
        return memory.overlaps(0, layout.lowmemEnd())
                || (layout.highmemEnd() > 0 && memory.overlaps(FOUR_GIB, layout.highmemEnd()));
    }

    private static String range(ReservedMemory memory) {
        return String.format("0x%x-0x%x", memory.start(), memory.end() - 1);
    }
}
