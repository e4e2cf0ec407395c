package dev.xld.xen.jna;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * libxenctrl, {@code xenctrl.h}. {@code xch} is the {@code xc_interface *}. Unless a line says otherwise a function
 * answers 0, or -1 with errno set. Not for sharing: one thread at a time per {@code xch}.
 */
public final class LibXenCtrl {
    /** {@code XC_OPENFLAG_DUMMY}: a handle without a hypervisor behind it. */
    public static final int XC_OPENFLAG_DUMMY = 1;

    public static final int XENVER_version = 0;
    public static final int XENVER_extraversion = 1;
    public static final int XENVER_compile_info = 2;
    public static final int XENVER_capabilities = 3;
    public static final int XENVER_changeset = 4;
    public static final int XENVER_platform_parameters = 5;
    public static final int XENVER_pagesize = 7;
    public static final int XENVER_commandline = 9;
    public static final int XENVER_build_id = 10;

    public static final int XEN_VCPUAFFINITY_HARD = 1;
    public static final int XEN_VCPUAFFINITY_SOFT = 2;

    private LibXenCtrl() {}

    /** NULL on failure. */
    public static native long xc_interface_open(long logger, long dombuild_logger, int open_flags);

    public static native int xc_interface_close(long xch);

    /** {@code const xc_error *}, good until the next call. */
    public static native long xc_get_last_error(long xch);

    public static native void xc_clear_last_error(long xch);

    /** The value asked for where {@code cmd} has a plain one, else 0 or a length. */
    public static native int xc_version(long xch, int cmd, @Nullable ByteBuffer arg);

    public static native int xc_physinfo(long xch, ByteBuffer info);

    /** {@code max_cpus} is room and answer; a null array asks for the count alone. */
    public static native int xc_cputopoinfo(long xch, int[] max_cpus, @Nullable ByteBuffer cputopo);

    /** {@code distance} has the square of {@code max_nodes} entries; two nulls ask for the count alone. */
    public static native int xc_numainfo(
            long xch, int[] max_nodes, @Nullable ByteBuffer meminfo, int @Nullable [] distance);

    public static native int xc_pcitopoinfo(long xch, int num_devs, ByteBuffer devs, int[] nodes);

    public static native int xc_get_max_cpus(long xch);

    public static native int xc_get_cpumap_size(long xch);

    public static native int xc_get_max_nodes(long xch);

    public static native int xc_get_nodemap_size(long xch);

    public static native int xc_sched_id(long xch, int[] sched_id);

    /** Pages, or -1. */
    public static native long xc_sharing_freed_pages(long xch);

    /** Frames, or -1. */
    public static native long xc_sharing_used_frames(long xch);

    public static native int xc_readconsolering(
            long xch, byte[] buffer, int[] pnr_chars, int clear, int incremental, int[] pindex);

    /** The number of domains found. */
    public static native int xc_domain_getinfolist(long xch, int first_domain, int max_domains, ByteBuffer info);

    public static native int xc_domain_create(long xch, int[] pdomid, ByteBuffer config);

    public static native int xc_domain_max_vcpus(long xch, int domid, int max);

    public static native int xc_domain_pause(long xch, int domid);

    public static native int xc_domain_unpause(long xch, int domid);

    public static native int xc_domain_destroy(long xch, int domid);

    public static native int xc_domain_shutdown(long xch, int domid, int reason);

    public static native int xc_domain_sethandle(long xch, int domid, byte[] handle);

    public static native int xc_domain_setmaxmem(long xch, int domid, long max_memkb);

    public static native int xc_domain_set_memmap_limit(long xch, int domid, long map_limitkb);

    public static native int xc_domain_set_memory_map(long xch, int domid, ByteBuffer entries, int nr_entries);

    /** The number of entries. */
    public static native int xc_get_machine_memory_map(long xch, ByteBuffer entries, int max_entries);

    /** NULL on failure; unmapped with {@code munmap}. */
    public static native long xc_map_foreign_range(long xch, int dom, int size, int prot, long mfn);

    public static native int xc_domain_set_tsc_info(
            long xch, int domid, int tsc_mode, long elapsed_nsec, int gtsc_khz, int incarnation);

    public static native int xc_domain_set_time_offset(long xch, int domid, int time_offset_seconds);

    public static native int xc_domain_send_trigger(long xch, int domid, int trigger, int vcpu);

    public static native int xc_domain_node_getaffinity(long xch, int domid, byte[] nodemap);

    public static native int xc_hvm_param_get(long xch, int dom, int param, long[] value);

    public static native int xc_hvm_param_set(long xch, int handle, int param, long value);

    public static native int xc_vcpu_getinfo(long xch, int domid, int vcpu, ByteBuffer info);

    public static native int xc_vcpu_getaffinity(
            long xch, int domid, int vcpu, byte[] cpumap_hard, byte[] cpumap_soft, int flags);

    public static native int xc_vcpu_setaffinity(
            long xch,
            int domid,
            int vcpu,
            byte @Nullable [] cpumap_hard_inout,
            byte @Nullable [] cpumap_soft_inout,
            int flags);

    public static native int xc_sched_credit_domain_get(long xch, int domid, ByteBuffer sdom);

    public static native int xc_sched_credit_domain_set(long xch, int domid, ByteBuffer sdom);

    public static native int xc_sched_credit2_domain_get(long xch, int domid, ByteBuffer sdom);

    public static native int xc_sched_credit2_domain_set(long xch, int domid, ByteBuffer sdom);

    /** {@code xc_cpupoolinfo_t *} of the first pool with this id or a higher one; NULL past the last. */
    public static native long xc_cpupool_getinfo(long xch, int poolid);

    public static native void xc_cpupool_infofree(long xch, long info);

    public static native int xc_cpupool_movedomain(long xch, int poolid, int domid);

    /** A malloc'd cpumap, or NULL. */
    public static native long xc_cpupool_freeinfo(long xch);

    /** A port, or -1. */
    public static native int xc_evtchn_alloc_unbound(long xch, int dom, int remote_dom);

    public static native int xc_flask_sid_to_context(long xch, int sid, byte[] buf, int size);
}
