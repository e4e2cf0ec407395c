package dev.xld.api;

import org.jspecify.annotations.Nullable;

/**
 * A notification named {@code task.progress} while request {@code request} is at work: step {@code step} of {@code of}.
 *
 * @param console what shows the console of the domain in the making, once that has one; a boot loader's menu is seen there
 */
public record Progress(
        long request,
        int step,
        int of,
        String message,
        @Nullable ConsoleReply console) {
    public Progress(long request, int step, int of, String message) {
        this(request, step, of, message, null);
    }
}
