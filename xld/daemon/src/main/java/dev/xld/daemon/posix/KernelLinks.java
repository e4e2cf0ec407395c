package dev.xld.daemon.posix;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Linux's interfaces, by the ioctls of netdevice(7) and linux/sockios.h. Stateless. */
public final class KernelLinks implements NetworkLinks {
    private static final Path INTERFACES = Path.of("/sys/class/net");

    private static final long SIOCGIFFLAGS = 0x8913;
    private static final long SIOCSIFFLAGS = 0x8914;
    private static final long SIOCGIFADDR = 0x8915;
    private static final long SIOCSIFADDR = 0x8916;
    private static final long SIOCGIFMTU = 0x8921;
    private static final long SIOCSIFMTU = 0x8922;
    private static final long SIOCSIFNAME = 0x8923;
    private static final long SIOCSIFHWADDR = 0x8924;
    private static final long SIOCGIFINDEX = 0x8933;
    private static final long SIOCBRADDIF = 0x89a2;
    private static final long SIOCBRDELIF = 0x89a3;

    /** struct ifreq: a name and a union. */
    private static final int IFREQ_SIZE = 40;

    private static final int IFNAMSIZ = 16;
    private static final int SA_DATA = IFNAMSIZ + 2;
    private static final short IFF_UP = 1;
    private static final short ARPHRD_ETHER = 1;
    private static final int MOST_ADDRESSES = 256;

    @Override
    public boolean exists(String name) {
        return isName(name) && Files.exists(INTERFACES.resolve(name));
    }

    @Override
    public boolean isBridge(String name) {
        return isName(name) && Files.isDirectory(INTERFACES.resolve(name).resolve("bridge"));
    }

    @Override
    public Optional<String> deviceOf(String name) {
        if (!isName(name)) {
            return Optional.empty();
        }
        try {
            Path device = Files.readSymbolicLink(INTERFACES.resolve(name).resolve("device"));
            return Optional.of(device.getFileName().toString());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isPort(String bridge, String name) {
        return isName(bridge)
                && isName(name)
                && Files.exists(INTERFACES.resolve(bridge).resolve("brif").resolve(name));
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && !name.contains("/") && !name.equals(".") && !name.equals("..");
    }

    @Override
    public int mtu(String name) throws IOException {
        try (Call call = new Call(name)) {
            call.make("SIOCGIFMTU", SIOCGIFMTU);
            return call.ifreq.getInt(IFNAMSIZ);
        }
    }

    @Override
    public void setMtu(String name, int mtu) throws IOException {
        try (Call call = new Call(name)) {
            call.ifreq.setInt(IFNAMSIZ, mtu);
            call.make("SIOCSIFMTU", SIOCSIFMTU);
        }
    }

    @Override
    public void setUp(String name, boolean up) throws IOException {
        try (Call call = new Call(name)) {
            call.make("SIOCGIFFLAGS", SIOCGIFFLAGS);
            short now = call.ifreq.getShort(IFNAMSIZ);
            short wanted = (short) (up ? now | IFF_UP : now & ~IFF_UP);
            if (wanted != now) {
                call.ifreq.setShort(IFNAMSIZ, wanted);
                call.make("SIOCSIFFLAGS", SIOCSIFFLAGS);
            }
        }
    }

    @Override
    public void setAddress(String name, byte[] address) throws IOException {
        try (Call call = new Call(name)) {
            call.ifreq.setShort(IFNAMSIZ, ARPHRD_ETHER);
            call.ifreq.write(SA_DATA, address, 0, address.length);
            call.make("SIOCSIFHWADDR", SIOCSIFHWADDR);
        }
    }

    @Override
    public void dropAddresses(String name) throws IOException {
        for (int dropped = 0; dropped < MOST_ADDRESSES; dropped++) {
            try (Call call = new Call(name)) {
                call.ifreq.setShort(IFNAMSIZ, (short) LibC.AF_INET);
                call.make("SIOCGIFADDR", SIOCGIFADDR);
                call.ifreq.clear(IFREQ_SIZE);
                call.name(0, name);
                call.ifreq.setShort(IFNAMSIZ, (short) LibC.AF_INET);
                call.make("SIOCSIFADDR", SIOCSIFADDR);
            } catch (CallFailedException e) {
                if (e.errno() == Errno.EADDRNOTAVAIL) {
                    return;
                }
                throw e;
            }
        }
    }

    @Override
    public void rename(String name, String to) throws IOException {
        try (Call call = new Call(name)) {
            call.name(IFNAMSIZ, to);
            call.make("SIOCSIFNAME", SIOCSIFNAME);
        }
    }

    @Override
    public void addToBridge(String bridge, String name) throws IOException {
        portCall("SIOCBRADDIF", SIOCBRADDIF, bridge, name);
    }

    @Override
    public void removeFromBridge(String bridge, String name) throws IOException {
        portCall("SIOCBRDELIF", SIOCBRDELIF, bridge, name);
    }

    private static void portCall(String name, long request, String bridge, String port) throws IOException {
        int index;
        try (Call call = new Call(port)) {
            call.make("SIOCGIFINDEX", SIOCGIFINDEX);
            index = call.ifreq.getInt(IFNAMSIZ);
        }
        try (Call call = new Call(bridge)) {
            call.ifreq.setInt(IFNAMSIZ, index);
            call.make(name, request, bridge + " with port " + port);
        }
    }

    /** A socket and an ifreq about one interface. */
    private static final class Call implements AutoCloseable {
        private final String name;
        private final OpenFile socket;
        private final Memory ifreq = new Memory(IFREQ_SIZE);

        Call(String name) throws IOException {
            this.name = name;
            this.ifreq.clear();
            name(0, name);
            this.socket = OpenFile.interfaceSocket();
        }

        private void name(int offset, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length >= IFNAMSIZ) {
                throw new IOException(text + " is too long a name for a network interface");
            }
            ifreq.write(offset, bytes, 0, bytes.length);
        }

        void make(String call, long request) throws CallFailedException {
            make(call, request, name);
        }

        void make(String call, long request, String subject) throws CallFailedException {
            socket.ioctl(call, request, ifreq, subject);
        }

        @Override
        public void close() {
            socket.close();
            ifreq.close();
        }
    }
}
