/*
 * A make-believe host for the genuine xl, preloaded into it: 8 cpus in two NUMA nodes of four, no domains, an empty store
 * and an empty xl.conf. Answers just the calls of libxenctrl and libxenstore that `xl create -n` makes; whatever else xl
 * tries fails as it does on a machine without Xen.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <xenctrl.h>
#include <xenstore.h>

enum { CPUS = 8, NODES = 2 };

static char handle;

xc_interface *xc_interface_open(struct xentoollog_logger *log, struct xentoollog_logger *build, unsigned flags)
{
    (void)log, (void)build, (void)flags;
    return (xc_interface *)&handle;
}

int xc_interface_close(xc_interface *xch)
{
    (void)xch;
    return 0;
}

int xc_get_max_cpus(xc_interface *xch)
{
    (void)xch;
    return CPUS;
}

int xc_get_online_cpus(xc_interface *xch)
{
    (void)xch;
    return CPUS;
}

int xc_get_max_nodes(xc_interface *xch)
{
    (void)xch;
    return NODES;
}

int xc_physinfo(xc_interface *xch, xc_physinfo_t *info)
{
    (void)xch;
    memset(info, 0, sizeof *info);
    info->threads_per_core = 1;
    info->cores_per_socket = CPUS / NODES;
    info->nr_cpus = CPUS;
    info->max_cpu_id = CPUS - 1;
    info->nr_nodes = NODES;
    info->max_node_id = NODES - 1;
    return 0;
}

int xc_cputopoinfo(xc_interface *xch, unsigned *count, xc_cputopo_t *cpus)
{
    (void)xch;
    for (unsigned i = 0; cpus && i < *count && i < CPUS; i++)
        cpus[i] = (xc_cputopo_t){.core = i, .socket = i / (CPUS / NODES), .node = i / (CPUS / NODES)};
    *count = CPUS;
    return 0;
}

/* Texts are empty: xl only wants to know whether Xen was started with dom0_mem. */
int xc_version(xc_interface *xch, int what, void *answer)
{
    static const size_t sizes[] = {
        [XENVER_extraversion] = sizeof(xen_extraversion_t),
        [XENVER_compile_info] = sizeof(xen_compile_info_t),
        [XENVER_capabilities] = sizeof(xen_capabilities_info_t),
        [XENVER_changeset] = sizeof(xen_changeset_info_t),
        [XENVER_platform_parameters] = sizeof(xen_platform_parameters_t),
        [XENVER_commandline] = sizeof(xen_commandline_t),
    };
    (void)xch;
    if (what == XENVER_version)
        return 4 << 16 | 17;
    if (what == XENVER_pagesize)
        return 4096;
    if (answer && what >= 0 && (size_t)what < sizeof sizes / sizeof *sizes)
        memset(answer, 0, sizes[what]);
    return 0;
}

long xc_sharing_freed_pages(xc_interface *xch)
{
    (void)xch;
    return 0;
}

long xc_sharing_used_frames(xc_interface *xch)
{
    (void)xch;
    return 0;
}

struct xs_handle *xs_open(unsigned long flags)
{
    (void)flags;
    return (struct xs_handle *)&handle;
}

void xs_close(struct xs_handle *store)
{
    (void)store;
}

FILE *fopen(const char *path, const char *mode)
{
    static FILE *(*really)(const char *, const char *);
    if (!strcmp(path, "/etc/xen/xl.conf"))
        return fdopen(memfd_create("xl.conf", MFD_CLOEXEC), mode);
    if (!really)
        really = (FILE * (*)(const char *, const char *)) dlsym(RTLD_NEXT, "fopen");
    return really(path, mode);
}
