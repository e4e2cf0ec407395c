/* Hypercalls, event channels without upcalls, and Xen's clock. */
#include "tiny.h"

/* A page of our own whose place in virtual memory shared_info takes. */
static char window[PAGE_SIZE] __attribute__((aligned(PAGE_SIZE)));
static struct shared_info *shared = (struct shared_info *)window;

void platform_start(const struct start_info *start)
{
    u64 present_writable_accessed_dirty_user = 0x67;

    hypercall(HYPERCALL_UPDATE_VA_MAPPING, (long)window, start->shared_info | present_writable_accessed_dirty_user,
              2 /* invalidate this address */);
}

/* The builder maps all it loads in guest frame order from VIRT_BASE; the special pages are among it. */
void *guest_page(u64 mfn)
{
    return (void *)(VIRT_BASE + MACHINE_TO_PHYS[mfn] * PAGE_SIZE);
}

void notify(u32 port)
{
    hypercall(HYPERCALL_EVENT_CHANNEL_OP, EVTCHNOP_SEND, (long)&port, 0);
}

/* Sleeps until something came on PORT or the system time UNTIL (ns, 0 is never) is reached. */
void wait_for(u32 port, u64 until)
{
    struct sched_poll poll = {&port, 1, until};

    hypercall(HYPERCALL_SCHED_OP, SCHEDOP_POLL, (long)&poll, 0);
    __atomic_fetch_and(&shared->pending[port / 64], ~(1ul << port % 64), __ATOMIC_SEQ_CST);
}

static u64 tsc(void)
{
    u32 low, high;

    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
    return (u64)high << 32 | low;
}

/* Nanoseconds since Xen booted. */
u64 system_time(void)
{
    const struct time_info *time = &shared->vcpu[0].time;
    u32 version;
    u64 now;

    do {
        version = time->version;
        __asm__ volatile("lfence" ::: "memory");
        u64 ticks = tsc() - time->tsc_timestamp;
        ticks = time->tsc_shift < 0 ? ticks >> -time->tsc_shift : ticks << time->tsc_shift;
        now = time->system_time + (u64)((unsigned __int128)ticks * time->tsc_to_system_mul >> 32);
        __asm__ volatile("lfence" ::: "memory");
    } while (version & 1 || version != time->version);
    return now;
}

void stop(enum shutdown_reason reason)
{
    u32 argument = reason;

    for (;;)
        hypercall(HYPERCALL_SCHED_OP, SCHEDOP_SHUTDOWN, (long)&argument, 0);
}
