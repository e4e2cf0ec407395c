/* Strings, and the two functions the compiler itself calls. */
#include "tiny.h"

u32 length(const char *text)
{
    u32 count = 0;

    while (text[count])
        count++;
    return count;
}

int same(const char *one, const char *other)
{
    while (*one && *one == *other)
        one++, other++;
    return *one == *other;
}

/* The rest of LINE after the word that begins with NAME ("exit="), or NULL. */
const char *word(const char *line, const char *name)
{
    for (; *line; line++) {
        u32 at = 0;
        while (name[at] && line[at] == name[at])
            at++;
        if (!name[at])
            return line + at;
        while (*line && *line != ' ')
            line++;
        if (!*line)
            break;
    }
    return NULL;
}

u64 number(const char *digits)
{
    u64 value = 0;

    while (*digits >= '0' && *digits <= '9')
        value = value * 10 + (u64)(*digits++ - '0');
    return value;
}

void *memcpy(void *to, const void *from, u64 count)
{
    for (u64 i = 0; i < count; i++)
        ((volatile char *)to)[i] = ((const char *)from)[i];
    return to;
}

void *memset(void *to, int value, u64 count)
{
    for (u64 i = 0; i < count; i++)
        ((volatile char *)to)[i] = (char)value;
    return to;
}
