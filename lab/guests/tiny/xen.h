/* What the tiny guest uses of Xen's public interface (xen.h, sched.h, event_channel.h, io/console.h, io/xs_wire.h), x86-64. */
#ifndef TINY_XEN_H
#define TINY_XEN_H

#define NULL ((void *)0)
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long u64;

#define PAGE_SIZE 4096
#define VIRT_BASE 0xffffffff80000000ul
/* Machine frame to guest frame, mapped by Xen for every PV guest. */
#define MACHINE_TO_PHYS ((const u64 *)0xffff800000000000ul)

#define HYPERCALL_UPDATE_VA_MAPPING 14
#define HYPERCALL_SCHED_OP 29
#define HYPERCALL_EVENT_CHANNEL_OP 32

#define SCHEDOP_SHUTDOWN 2
#define SCHEDOP_POLL 3
#define EVTCHNOP_SEND 4

enum shutdown_reason { POWEROFF = 0, REBOOT = 1, CRASH = 3, WATCHDOG = 4 };

struct sched_poll {
    u32 *ports;
    u32 nr_ports;
    u64 timeout; /* absolute system time, ns; 0 is never */
};

struct time_info {
    volatile u32 version; /* odd while Xen updates it */
    u32 pad0;
    u64 tsc_timestamp;
    u64 system_time; /* ns since boot, at tsc_timestamp */
    u32 tsc_to_system_mul;
    signed char tsc_shift;
    u8 flags;
    u8 pad1[2];
};

struct vcpu_info {
    u8 upcall_pending;
    u8 upcall_mask;
    u8 pad[6];
    u64 pending_sel;
    u64 arch[2];
    struct time_info time;
};

struct shared_info {
    struct vcpu_info vcpu[32];
    volatile u64 pending[64];
    volatile u64 mask[64];
};

struct start_info {
    char magic[32];
    u64 nr_pages;
    u64 shared_info; /* machine address */
    u32 flags;
    u64 store_mfn;
    u32 store_evtchn;
    u64 console_mfn;
    u32 console_evtchn;
    u64 pt_base;
    u64 nr_pt_frames;
    u64 mfn_list;
    u64 mod_start;
    u64 mod_len;
    char cmd_line[1024];
};

struct console_ring {
    char in[1024];
    char out[2048];
    volatile u32 in_cons, in_prod, out_cons, out_prod;
};

#define STORE_RING 1024
struct store_ring {
    char req[STORE_RING];
    char rsp[STORE_RING];
    volatile u32 req_cons, req_prod, rsp_cons, rsp_prod;
};

enum store_type { STORE_READ = 2, STORE_WATCH = 4, STORE_WRITE = 11, STORE_WATCH_EVENT = 15, STORE_ERROR = 16 };

struct store_header {
    u32 type, request, transaction, length;
};

#endif
