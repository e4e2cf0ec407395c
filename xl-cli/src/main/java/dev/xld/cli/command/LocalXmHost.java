package dev.xld.cli.command;

import dev.xld.config.xm.XmHost;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This host as an xm file may ask about it, with the caller's rights and environment. What cannot be known is left out. */
final class LocalXmHost implements XmHost {
    private static final Path KERNEL = Path.of("/proc/sys/kernel");
    private static final Path ROUTES = Path.of("/proc/net/route");
    private static final String ANYWHERE = "00000000";

    @Override
    public Uname uname() {
        String machine = System.getProperty("os.arch", "");
        return new Uname(
                System.getProperty("os.name", "Linux"),
                fact("hostname"),
                fact("osrelease"),
                fact("version"),
                machine.equals("amd64") ? "x86_64" : machine);
    }

    private static String fact(String name) {
        try {
            return Files.readString(KERNEL.resolve(name)).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    public FileKind kind(String path) {
        try {
            Path file = Path.of(path);
            if (!Files.exists(file)) {
                return FileKind.NONE;
            }
            return Files.isRegularFile(file)
                    ? FileKind.FILE
                    : Files.isDirectory(file) ? FileKind.DIRECTORY : FileKind.OTHER;
        } catch (InvalidPathException e) {
            return FileKind.NONE;
        }
    }

    @Override
    public List<Interface> interfaces() {
        List<Interface> found = new ArrayList<>();
        try {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InterfaceAddress address : network.getInterfaceAddresses()) {
                    if (address.getAddress() instanceof Inet4Address ipv4) {
                        String mask = dotted(-1L << 32 - address.getNetworkPrefixLength());
                        found.add(new Interface(network.getName(), ipv4.getHostAddress(), mask));
                        break;
                    }
                }
            }
        } catch (SocketException e) {
            return List.of();
        }
        return found;
    }

    /** The kernel's table has addresses as hexadecimal words in the machine's byte order. */
    @Override
    public Optional<Route> defaultRoute() {
        try {
            for (String line : Files.readAllLines(ROUTES)) {
                String[] words = line.split("\\s+");
                if (words.length > 2 && words[1].equals(ANYWHERE) && !words[2].equals(ANYWHERE)) {
                    long gateway = Integer.toUnsignedLong(Integer.reverseBytes((int) Long.parseLong(words[2], 16)));
                    return Optional.of(new Route(dotted(gateway), words[0]));
                }
            }
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String dotted(long address) {
        return "%d.%d.%d.%d".formatted(address >> 24 & 255, address >> 16 & 255, address >> 8 & 255, address & 255);
    }
}
