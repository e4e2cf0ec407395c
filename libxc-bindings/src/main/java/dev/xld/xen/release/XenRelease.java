package dev.xld.xen.release;

import dev.xld.xen.UnsupportedHostException;
import dev.xld.xen.layout.CreateDomainLayout;
import dev.xld.xen.layout.DomImageLayout;
import dev.xld.xen.layout.DomainInfoLayout;
import dev.xld.xen.layout.PhysInfoLayout;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The releases of Xen that xld can drive, and the one place where another is added. libxenctrl and libxenguest change
 * with every release: a struct of the wrong shape corrupts memory, so a release that is not here is refused.
 *
 * <p>To add one: compare its {@code xenctrl.h}, {@code xenguest.h}, {@code domctl.h} and {@code sysctl.h} with the last
 * one's, add what moved to {@code dev.xld.xen.layout}, add a line here, and run the tests against its headers.
 */
public enum XenRelease {
    XEN_4_14(
            14,
            0x12,
            0x13,
            DomainInfoLayout.V4_14,
            CreateDomainLayout.V4_14,
            PhysInfoLayout.V4_14,
            DomImageLayout.V4_14),
    XEN_4_15(
            15,
            0x13,
            0x13,
            DomainInfoLayout.V4_14,
            CreateDomainLayout.V4_15,
            PhysInfoLayout.V4_14,
            DomImageLayout.V4_15),
    XEN_4_16(
            16,
            0x14,
            0x14,
            DomainInfoLayout.V4_16,
            CreateDomainLayout.V4_16,
            PhysInfoLayout.V4_14,
            DomImageLayout.V4_15),
    XEN_4_17(
            17,
            0x15,
            0x15,
            DomainInfoLayout.V4_16,
            CreateDomainLayout.V4_17,
            PhysInfoLayout.V4_17,
            DomImageLayout.V4_15),
    XEN_4_18(
            18,
            0x16,
            0x15,
            DomainInfoLayout.V4_16,
            CreateDomainLayout.V4_17,
            PhysInfoLayout.V4_17,
            DomImageLayout.V4_15),
    XEN_4_19(
            19,
            0x17,
            0x15,
            DomainInfoLayout.V4_16,
            CreateDomainLayout.V4_19,
            PhysInfoLayout.V4_17,
            DomImageLayout.V4_15),
    XEN_4_20(
            20,
            0x17,
            0x15,
            DomainInfoLayout.V4_16,
            CreateDomainLayout.V4_19,
            PhysInfoLayout.V4_17,
            DomImageLayout.V4_15),
    XEN_4_21(
            21,
            0x17,
            0x16,
            DomainInfoLayout.V4_16,
            CreateDomainLayout.V4_19,
            PhysInfoLayout.V4_17,
            DomImageLayout.V4_15),
    XEN_4_22(
            22,
            0x18,
            0x16,
            DomainInfoLayout.V4_16,
            CreateDomainLayout.V4_19,
            PhysInfoLayout.V4_17,
            DomImageLayout.V4_15);

    private static final int MAJOR = 4;

    private final int minor;
    private final int domctlVersion;
    private final int sysctlVersion;
    private final DomainInfoLayout domainInfo;
    private final CreateDomainLayout createDomain;
    private final PhysInfoLayout physInfo;
    private final DomImageLayout domImage;

    XenRelease(
            int minor,
            int domctlVersion,
            int sysctlVersion,
            DomainInfoLayout domainInfo,
            CreateDomainLayout createDomain,
            PhysInfoLayout physInfo,
            DomImageLayout domImage) {
        this.minor = minor;
        this.domctlVersion = domctlVersion;
        this.sysctlVersion = sysctlVersion;
        this.domainInfo = domainInfo;
        this.createDomain = createDomain;
        this.physInfo = physInfo;
        this.domImage = domImage;
    }

    /** @throws UnsupportedHostException when the release is not one of these; the sentence names those that are */
    public static XenRelease of(int major, int minor) {
        return Arrays.stream(values())
                .filter(release -> major == MAJOR && release.minor == minor)
                .findFirst()
                .orElseThrow(() -> new UnsupportedHostException("this host runs Xen " + major + "." + minor
                        + ", whose interfaces this xld does not know; it knows Xen " + known()
                        + ": install an xld that knows it, or use the distribution's own xl"));
    }

    private static String known() {
        return Arrays.stream(values()).map(XenRelease::version).collect(Collectors.joining(", "));
    }

    /** {@code 4.17}, as in the names of its libraries. */
    public String version() {
        return MAJOR + "." + minor;
    }

    public String libxenctrl() {
        return "libxenctrl.so." + version();
    }

    public String libxenguest() {
        return "libxenguest.so." + version();
    }

    /** {@code XEN_DOMCTL_INTERFACE_VERSION}: Xen answers EACCES to a library built for another. */
    public int domctlVersion() {
        return domctlVersion;
    }

    /** {@code XEN_SYSCTL_INTERFACE_VERSION}. */
    public int sysctlVersion() {
        return sysctlVersion;
    }

    public DomainInfoLayout domainInfo() {
        return domainInfo;
    }

    public CreateDomainLayout createDomain() {
        return createDomain;
    }

    public PhysInfoLayout physInfo() {
        return physInfo;
    }

    public DomImageLayout domImage() {
        return domImage;
    }

    /** Whether {@code xc_cpuid_apply_policy} takes itsc and nested_virt. */
    public boolean cpuidTakesItsc() {
        return minor >= 15;
    }

    /** Whether libxenguest tells of a kernel's ELF notes. */
    public boolean tellsElfNotes() {
        return minor >= 15;
    }

    /** How the size of a guest's paging pool is set. */
    public PagingCall pagingCall() {
        return minor >= 17 ? PagingCall.MEMPOOL : minor >= 16 ? PagingCall.SHADOW : PagingCall.SHADOW_414;
    }

    /** The calls for a guest's paging pool there have been. */
    public enum PagingCall {
        /** {@code xc_shadow_control} with eight arguments. */
        SHADOW_414,
        /** {@code xc_shadow_control} with five. */
        SHADOW,
        /** {@code xc_set_paging_mempool_size}. */
        MEMPOOL
    }

    /** Which library has {@code xc_domain_dumpcore}. */
    public String dumpCoreLibrary() {
        return minor >= 15 ? libxenguest() : libxenctrl();
    }

    /** Whether a domain can be created with nested virtualisation. */
    public boolean createsNestedVirt() {
        return minor >= 15;
    }

    /** Whether a domain can be allowed an interrupt above 255. */
    public boolean permitsHighIrqs() {
        return minor >= 16;
    }

    /** Whether a domain can be created with its own performance counters. */
    public boolean createsVpmu() {
        return minor >= 16;
    }
}
