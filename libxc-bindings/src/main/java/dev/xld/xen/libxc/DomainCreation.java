package dev.xld.xen.libxc;

import dev.xld.xen.Altp2m;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.Errno;
import dev.xld.xen.HvmParameter;
import dev.xld.xen.PhysInfo.Capability;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.layout.CreateDomainLayout;
import dev.xld.xen.release.XenRelease;
import java.util.Set;

/**
 * {@code xc_domain_create} in each release's dialect: what a release cannot do is refused, and what it does not take at
 * creation is set right after.
 */
final class DomainCreation {
    private static final String FUNCTION = "xc_domain_create";
    private static final int NEXT_FREE = -1;

    private final XenRelease release;
    private final Set<Capability> host;

    DomainCreation(XenRelease release, Set<Capability> host) {
        this.release = release;
        this.host = host;
    }

    int create(Handle handle, CreateDomain request) {
        Integer wanted = request.domid();
        int[] domid = {wanted == null ? NEXT_FREE : explicit(wanted)};
        refuseWhatTheReleaseLacks(request);
        CreateDomainLayout layout = release.createDomain();
        handle.check(
                FUNCTION,
                wanted == null ? "" : "domid " + wanted,
                LibXenCtrl.xc_domain_create(handle.xch(), domid, layout.write(request, grantVersion(request))));
        try {
            makeUpFor(handle, domid[0], request);
        } catch (XenException e) {
            LibXenCtrl.xc_domain_destroy(handle.xch(), domid[0]);
            throw e;
        }
        return domid[0];
    }

    /** What this release's struct has no field for. */
    private void makeUpFor(Handle handle, int domid, CreateDomain request) {
        CreateDomainLayout layout = release.createDomain();
        if (layout.cpupool_id() == null && request.cpupool() != 0) {
            handle.check(
                    "xc_cpupool_movedomain",
                    "domain " + domid + " to pool " + request.cpupool(),
                    LibXenCtrl.xc_cpupool_movedomain(handle.xch(), request.cpupool(), domid));
        }
        if (layout.altp2m_opts() == null && request.altp2m() != Altp2m.DISABLED) {
            handle.check(
                    "xc_hvm_param_set",
                    "altp2m of domain " + domid,
                    LibXenCtrl.xc_hvm_param_set(
                            handle.xch(),
                            domid,
                            HvmParameter.ALTP2M.number(),
                            request.altp2m().ordinal()));
        }
    }

    private static int explicit(int domid) {
        if (domid == 0 || !Domid.possible(domid)) {
            throw new XenException(FUNCTION, Errno.EINVAL, "a new domain cannot have the id " + domid);
        }
        return domid;
    }

    /** The version asked for, or the highest the host has; releases before 4.16 do not say and do not ask. */
    int grantVersion(CreateDomain request) {
        int highest = host.contains(Capability.GNTTAB_V2) ? 2 : host.contains(Capability.GNTTAB_V1) ? 1 : 0;
        Integer wanted = request.maxGrantVersion();
        if (wanted == null || release.createDomain().grant_opts() == null) {
            return highest;
        }
        if (wanted > highest) {
            throw new XenException(
                    FUNCTION,
                    Errno.EINVAL,
                    "max_grant_version=" + wanted + ", but this host offers no version above " + highest);
        }
        return wanted;
    }

    private void refuseWhatTheReleaseLacks(CreateDomain request) {
        refuse(request.nestedVirt() && !release.createsNestedVirt(), "nested virtualisation", "4.15");
        refuse(request.vpmu() && !release.createsVpmu(), "a vpmu of its own", "4.16");
        refuse(request.vmtraceBytes() > 0 && release.createDomain().vmtrace_size() == null, "vmtrace", "4.15");
        refuse(request.msrRelaxed() && release.createDomain().arch_misc_flags() == null, "msr_relaxed", "4.15");
    }

    private void refuse(boolean lacking, String what, String since) {
        if (lacking) {
            throw new XenException(
                    FUNCTION,
                    Errno.EOPNOTSUPP,
                    what + " needs Xen " + since + ", and this host runs " + release.version());
        }
    }
}
