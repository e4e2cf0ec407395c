/* xenstore over its ring: one request at a time, and one watch whose events are only counted. */
#include "tiny.h"

static struct store_ring *ring;
static u32 port;
static u32 events;

void store_start(const struct start_info *start)
{
    ring = guest_page(start->store_mfn);
    port = start->store_evtchn;
}

u32 store_port(void)
{
    return port;
}

static void put(const void *bytes, u32 count)
{
    const char *from = bytes;

    while (count) {
        while (ring->req_prod - ring->req_cons == STORE_RING)
            wait_for(port, 0);
        ring->req[ring->req_prod % STORE_RING] = *from++;
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
        ring->req_prod++;
        count--;
    }
}

static void get(char *bytes, u32 count)
{
    while (count) {
        while (ring->rsp_prod == ring->rsp_cons)
            wait_for(port, 0);
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
        *bytes++ = ring->rsp[ring->rsp_cons % STORE_RING];
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
        ring->rsp_cons++;
        count--;
    }
    notify(port);
}

/* Reads one message; keeps what fits into ROOM bytes of its payload and returns its type. */
static u32 receive(char *payload, u32 room, u32 *kept)
{
    struct store_header header;
    char rest;

    get((char *)&header, sizeof header);
    *kept = header.length < room ? header.length : room;
    get(payload, *kept);
    for (u32 i = *kept; i < header.length; i++)
        get(&rest, 1);
    return header.type;
}

static u32 request(u32 type, const char *payload, u32 count, char *reply, u32 room, u32 *kept)
{
    struct store_header header = {type, 0, 0, count};
    u32 answer;

    put(&header, sizeof header);
    put(payload, count);
    notify(port);
    while ((answer = receive(reply, room, kept)) == STORE_WATCH_EVENT)
        events++;
    return answer;
}

/* "PATH\0SECOND": SECOND without its end where BARE. */
static u32 join(char *payload, const char *path, const char *second, int bare)
{
    u32 first = length(path) + 1;
    u32 count = length(second) + !bare;

    memcpy(payload, path, first);
    memcpy(payload + first, second, count);
    return first + count;
}

void store_watch(const char *path)
{
    char payload[64], reply[32];
    u32 kept;

    request(STORE_WATCH, payload, join(payload, path, "tiny", 0), reply, sizeof reply, &kept);
}

/* Takes in what has come; says whether the watched node may have changed since the last call. */
int store_event(void)
{
    char payload[64];
    u32 kept, seen;

    while (ring->rsp_prod != ring->rsp_cons)
        if (receive(payload, sizeof payload, &kept) == STORE_WATCH_EVENT)
            events++;
    seen = events;
    events = 0;
    return seen != 0;
}

/* The node's value as a string, empty where there is none; returns its length. */
u32 store_read(const char *path, char *value, u32 room)
{
    u32 kept;

    if (request(STORE_READ, path, length(path) + 1, value, room - 1, &kept) == STORE_ERROR)
        kept = 0;
    value[kept] = 0;
    return kept;
}

void store_write(const char *path, const char *value)
{
    char payload[64], reply[32];
    u32 kept;

    request(STORE_WRITE, payload, join(payload, path, value, 1), reply, sizeof reply, &kept);
}
