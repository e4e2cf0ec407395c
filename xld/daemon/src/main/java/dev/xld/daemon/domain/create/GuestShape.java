package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.BuildInfo;
import dev.xld.config.CreateInfo;
import dev.xld.config.DomainConfig;
import dev.xld.config.DtdevSpec;
import dev.xld.config.HvmInfo;
import dev.xld.config.PciSpec;
import dev.xld.xen.Altp2m;
import dev.xld.xen.GuestType;
import dev.xld.xen.Passthrough;
import dev.xld.xen.PhysInfo.Capability;
import java.util.Locale;
import java.util.Set;

/**
 * How a guest is virtualised on this host: what its config says, and libxl's defaults for what it leaves open. Combinations
 * that cannot be are refused here, by their keys. Stateless.
 *
 * @param hap whether the processor walks the guest's page tables itself; never for PV
 * @param oos whether shadow page tables may be out of sync
 */
record GuestShape(
        GuestType type, boolean hap, boolean oos, Passthrough passthrough, Altp2m altp2m, GuestMemory memory) {

    static GuestShape of(DomainConfig config, Set<Capability> host) {
        GuestType type = GuestType.valueOf(config.createInfo().type().name());
        boolean hap = hap(config, type, host);
        Passthrough passthrough = passthrough(config, type, hap, host);
        Altp2m altp2m = altp2m(config.buildInfo(), type);
        long videoKib = type == GuestType.HVM ? EnoughVideoMemory.kib(config) : 0;
        GuestMemory memory = GuestMemory.of(config.buildInfo(), type, hap, passthrough, videoKib);
        GuestShape shape = new GuestShape(
                type, hap, !Boolean.FALSE.equals(config.createInfo().oos()), passthrough, altp2m, memory);
        shape.check(config, host);
        return shape;
    }

    private static boolean hap(DomainConfig config, GuestType type, Set<Capability> host) {
        if (type == GuestType.PV) {
            return false;
        }
        require(
                host.contains(Capability.HVM),
                "This host cannot run domain \"" + config.name() + "\" (type=\""
                        + type.name().toLowerCase(Locale.ROOT)
                        + "\"): its processor, firmware or Xen offers no HVM; type=\"pv\" needs none.");
        Boolean wanted = config.createInfo().hap();
        if (wanted == null) {
            return host.contains(Capability.HAP);
        }
        require(
                host.contains(wanted ? Capability.HAP : Capability.SHADOW),
                "This host offers no " + (wanted ? "hardware-assisted" : "shadow")
                        + " paging, but the config of domain \"" + config.name() + "\" has hap=" + (wanted ? 1 : 0)
                        + ".");
        return wanted;
    }

    private static Passthrough passthrough(DomainConfig config, GuestType type, boolean hap, Set<Capability> host) {
        boolean devices =
                config.devices().stream().anyMatch(device -> device instanceof PciSpec || device instanceof DtdevSpec);
        CreateInfo info = config.createInfo();
        String word = info.passthrough() != null ? info.passthrough() : devices ? "enabled" : "disabled";
        String has = "the config of domain \"" + config.name() + "\" has "
                + (info.passthrough() != null ? "passthrough=\"" + word + "\"" : "host devices");
        if (word.equals("disabled")) {
            require(!devices, "Host devices need passthrough, but " + has + ".");
            return Passthrough.DISABLED;
        }
        require(type != GuestType.PVH, "PVH guests take no devices of the host, but " + has + ".");
        require(
                host.contains(Capability.HVM_DIRECTIO),
                "This host has no IOMMU in use, but " + has + "; see its firmware settings and xl dmesg.");
        boolean canShare = type == GuestType.HVM && hap && host.contains(Capability.IOMMU_HAP_PT_SHARE);
        require(
                canShare || !word.equals("share_pt"),
                "Only HVM guests with HAP can share page tables, but " + has + ".");
        return word.equals("share_pt") || (word.equals("enabled") && canShare)
                ? Passthrough.SHARE_PT
                : Passthrough.SYNC_PT;
    }

    private static Altp2m altp2m(BuildInfo build, GuestType type) {
        HvmInfo hvm = build.hvm();
        if (type == GuestType.PV) {
            return Altp2m.DISABLED;
        }
        if (build.altp2m() != null) {
            return Altp2m.valueOf(build.altp2m().toUpperCase(Locale.ROOT));
        }
        return hvm != null && Boolean.TRUE.equals(hvm.altp2m()) ? Altp2m.MIXED : Altp2m.DISABLED;
    }

    private void check(DomainConfig config, Set<Capability> host) {
        String of = "The config of domain \"" + config.name() + "\" ";
        boolean growing = memory.populatedOnDemand(type);
        require(
                !growing || passthrough == Passthrough.DISABLED,
                of + "has maxmem above memory, which guests with host devices cannot have.");
        require(
                !growing || altp2m == Altp2m.DISABLED,
                of + "has maxmem above memory and altp2m, which exclude each other.");
        require(
                altp2m == Altp2m.DISABLED
                        || !Boolean.TRUE.equals(config.buildInfo().switches().nestedHvm()),
                of + "has nestedhvm and altp2m, which exclude each other.");
        require(
                !Boolean.TRUE.equals(config.buildInfo().switches().vpmu()) || host.contains(Capability.VPMU),
                of + "has vpmu=1, which this host does not offer; it needs Xen's option vpmu.");
        require(memory.targetKib() <= memory.maxKib() || type == GuestType.PV, of + "has memory above maxmem.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ApiException(ErrorKind.INVALID_PARAMETERS, sentence);
        }
    }
}
