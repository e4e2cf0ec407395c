/* The tiny guest's own parts: start.S, hypercall.c, console.c, store.c, main.c. One vcpu, no interrupts, no allocation. */
#ifndef TINY_H
#define TINY_H

#include "xen.h"

/* start.S */
long hypercall(long number, long a, long b, long c);

/* hypercall.c */
void platform_start(const struct start_info *start);
void *guest_page(u64 mfn);
void notify(u32 port);
void wait_for(u32 port, u64 until);
u64 system_time(void);
__attribute__((noreturn)) void stop(enum shutdown_reason reason);

/* console.c */
void console_start(const struct start_info *start);
void say(const char *line);

/* store.c */
void store_start(const struct start_info *start);
u32 store_port(void);
void store_watch(const char *path);
int store_event(void);
u32 store_read(const char *path, char *value, u32 room);
void store_write(const char *path, const char *value);

/* text.c */
u32 length(const char *text);
int same(const char *one, const char *other);
const char *word(const char *line, const char *name);
u64 number(const char *digits);
void *memcpy(void *to, const void *from, u64 count);
void *memset(void *to, int value, u64 count);

#endif
