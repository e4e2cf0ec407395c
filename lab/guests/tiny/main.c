/*
 * The tiny guest: says "tiny: up" on its console, sleeps, and obeys control/shutdown. It needs 4 MB and no time.
 * Words on its command line: exit=poweroff|reboot|crash|watchdog stops it by itself, after=MS that much later;
 * deaf makes it ignore control/shutdown.
 */
#include "tiny.h"

static const char CONTROL[] = "control/shutdown";

static const struct {
    const char *name;
    enum shutdown_reason reason;
} REASONS[] = {
    {"poweroff", POWEROFF}, {"halt", POWEROFF}, {"reboot", REBOOT}, {"crash", CRASH}, {"watchdog", WATCHDOG},
};

/* Stops as NAME says; comes back where it says nothing known. */
static void obey(const char *name)
{
    for (u32 i = 0; i < sizeof REASONS / sizeof *REASONS; i++)
        if (same(name, REASONS[i].name)) {
            say(name);
            stop(REASONS[i].reason);
        }
}

static void listen(void)
{
    char asked[16];

    while (store_event())
        if (store_read(CONTROL, asked, sizeof asked)) {
            store_write(CONTROL, "");
            obey(asked);
        }
}

__attribute__((noreturn)) void main(const struct start_info *start)
{
    char exit[16] = "";
    u64 until = 0;

    platform_start(start);
    console_start(start);
    store_start(start);
    say("up");

    const char *wanted = word(start->cmd_line, "exit=");
    if (wanted) {
        const char *after = word(start->cmd_line, "after=");
        for (u32 i = 0; i < sizeof exit - 1 && wanted[i] && wanted[i] != ' '; i++)
            exit[i] = wanted[i];
        until = system_time() + (after ? number(after) : 0) * 1000000 + 1;
    }
    if (!word(start->cmd_line, "deaf"))
        store_watch(CONTROL);
    for (;;) {
        listen();
        if (until && system_time() >= until)
            obey(exit), until = 0;
        wait_for(store_port(), until);
    }
}
