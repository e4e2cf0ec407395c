/* Output on the console ring. What does not fit is dropped: the guest never waits for its console. */
#include "tiny.h"

static struct console_ring *ring;
static u32 port;

void console_start(const struct start_info *start)
{
    ring = guest_page(start->console_mfn);
    port = start->console_evtchn;
}

static void put(const char *text)
{
    u32 at = ring->out_prod;

    for (; *text && at - ring->out_cons < sizeof ring->out; text++)
        ring->out[at++ % sizeof ring->out] = *text;
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    ring->out_prod = at;
}

void say(const char *line)
{
    put("tiny: ");
    put(line);
    put("\r\n");
    notify(port);
}
