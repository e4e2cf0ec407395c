package dev.xld.daemon.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Tells the service manager, in one datagram to {@code $NOTIFY_SOCKET}, what the daemon is at (sd_notify(3)). */
public final class ReadyNotice {
    private static final int PATH_MAX = 108;

    private ReadyNotice() {}

    /** Sends {@code state} ({@code READY=1}, {@code STOPPING=1}); does nothing where no manager listens. */
    public static void send(Map<String, String> environment, String state) throws IOException {
        String target = environment.get("NOTIFY_SOCKET");
        if (target == null || target.isEmpty() || target.length() >= PATH_MAX) {
            return;
        }
        byte[] name = target.getBytes(StandardCharsets.UTF_8);
        int fd = LibC.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, 0);
        int errno = Native.getLastError();
        if (fd < 0) {
            throw Errors.of("socket", Path.of(target), errno);
        }
        try (Memory address = new Memory(2 + PATH_MAX)) {
            address.clear();
            address.setShort(0, (short) LibC.AF_UNIX);
            address.write(2, name, 0, name.length);
            if (name[0] == '@') {
                address.setByte(2, (byte) 0);
            }
            byte[] message = state.getBytes(StandardCharsets.UTF_8);
            long sent = LibC.sendto(fd, message, message.length, 0, address, 2 + name.length);
            errno = Native.getLastError();
            if (sent < 0) {
                throw Errors.of("sendto", Path.of(target), errno);
            }
        } finally {
            LibC.close(fd);
        }
    }
}
