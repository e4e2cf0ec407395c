package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.PciAddress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PCI devices of this host as the kernel shows them in {@code /sys/bus/pci}. Any thread may call. */
public final class PciBus {
    private static final Logger LOG = LoggerFactory.getLogger(PciBus.class);
    /** PCI_BAR_IO of a resource's flags: I/O ports, not memory. */
    private static final long PORTS = 1;
    /** Six BARs and the ROM. */
    private static final int RESOURCES = 7;

    private final Path top;
    private final KernelWrites kernel;

    /** {@code sys} is {@code /sys} on a real host. */
    public PciBus(Path sys) {
        this(sys, SysFile::write);
    }

    PciBus(Path sys, KernelWrites kernel) {
        this.top = sys.resolve("bus/pci");
        this.kernel = kernel;
    }

    /** Asks a driver for something by a write to one of its files; its refusal is an exception. */
    interface KernelWrites {
        void write(Path file, String text);
    }

    void write(Path file, String text) {
        kernel.write(file, text);
    }

    /** Has a driver do something with a device: {@code verb} is a file of it. */
    void tell(Path driver, String verb, PciAddress device) {
        write(driver.resolve(verb), device.toString());
    }

    /** Ports or bytes of memory a device answers at. */
    record Resource(boolean ports, long start, long size) {}

    Path drivers() {
        return top.resolve("drivers");
    }

    private Path directory(PciAddress device) {
        return top.resolve("devices").resolve(device.toString());
    }

    boolean has(PciAddress device) {
        return Files.exists(directory(device), LinkOption.NOFOLLOW_LINKS);
    }

    void require(PciAddress device) {
        if (!has(device)) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    "PCI device " + device + ": this host has no such device (" + directory(device)
                            + " does not exist); lspci lists those it has");
        }
    }

    /** All functions of the device that {@code device} is one of, lowest first. */
    List<PciAddress> functions(PciAddress device) {
        return addresses(top.resolve("devices")).stream()
                .filter(other -> other.withFunction(0).equals(device.withFunction(0)))
                .sorted(Comparator.comparing(PciAddress::function))
                .toList();
    }

    /** The entries of a directory of sysfs that are addresses, in the kernel's order. */
    static List<PciAddress> addresses(Path directory) {
        List<PciAddress> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                PciAddress.of(entry.getFileName().toString()).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw SysFile.failure("cannot list " + directory, e);
        }
        return found;
    }

    /** The directory of the driver that has the device now. */
    Optional<Path> driver(PciAddress device) {
        Path link = directory(device).resolve("driver");
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(link.toRealPath());
        } catch (IOException e) {
            throw SysFile.failure("cannot follow " + link, e);
        }
    }

    List<Resource> resources(PciAddress device) {
        List<Resource> resources = new ArrayList<>();
        for (String line : SysFile.lines(directory(device).resolve("resource")).stream()
                .limit(RESOURCES)
                .toList()) {
            String[] words = line.strip().split(" ");
            if (words.length != 3 || number(words[0]) == 0) {
                continue;
            }
            long start = number(words[0]);
            resources.add(new Resource((number(words[2]) & PORTS) != 0, start, number(words[1]) - start + 1));
        }
        return resources;
    }

    private static long number(String hex) {
        return Long.parseUnsignedLong(hex.replaceFirst("^0x", ""), 16);
    }

    /** Its legacy interrupt, if it has one. */
    OptionalInt irq(PciAddress device) {
        String text = SysFile.lines(directory(device).resolve("irq")).get(0).strip();
        return text.equals("0") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    /** Whether it is a graphics card of the kind PCs start with. */
    boolean isVga(PciAddress device) {
        return SysFile.lines(directory(device).resolve("class")).get(0).strip().equals("0x030000");
    }

    /** Takes the device from whatever driver has it. */
    void unbind(PciAddress device) {
        driver(device).ifPresent(driver -> tell(driver, "unbind", device));
    }

    /** Brings the device into the state it has after power-on; one that cannot be reset is only told of, as libxl does. */
    void reset(PciAddress device) {
        Path flr = drivers().resolve("pciback/do_flr");
        try {
            if (Files.exists(flr)) {
                write(flr, device.toString());
            } else {
                write(directory(device).resolve("reset"), "1");
            }
        } catch (ApiException e) {
            LOG.warn("PCI device {} is not reset: {}", device, e.getMessage());
        }
    }
}
