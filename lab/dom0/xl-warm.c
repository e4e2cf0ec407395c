/* Our xl, run by the JVM that the tests keep warm in dom0 (WarmXl says what is sent and answered). In C, for under emulation an
 * interpreter's start takes half a second. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int fail(const char *what)
{
    perror(what);
    return 125;
}

int main(int argc, char **argv)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/run/xl-warm.sock" };
    int server = socket(AF_UNIX, SOCK_STREAM, 0);
    if (server < 0 || connect(server, (struct sockaddr *)&address, sizeof address) < 0)
        return fail(address.sun_path);

    FILE *request = fdopen(dup(server), "w");
    char *directory = getcwd(NULL, 0);
    if (!request || !directory)
        return fail("xl-warm");
    fwrite(directory, 1, strlen(directory) + 1, request);
    for (int i = 1; i < argc; i++)
        fwrite(argv[i], 1, strlen(argv[i]) + 1, request);
    fclose(request);
    shutdown(server, SHUT_WR);

    FILE *answer = fdopen(server, "r");
    int status;
    long out;
    if (!answer || fscanf(answer, "%d %ld", &status, &out) != 2 || fgetc(answer) != '\n')
        return fail("the warm xl's answer");
    for (int c; (c = fgetc(answer)) != EOF; out--)
        fputc(c, out > 0 ? stdout : stderr);
    return status;
}
