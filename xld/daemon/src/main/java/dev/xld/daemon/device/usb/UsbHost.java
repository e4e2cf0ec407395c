package dev.xld.daemon.device.usb;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The USB devices of this host as sysfs shows them. A device is named by its busid ({@code 2-1.4}), its interfaces by that and
 * what follows a colon. Holds nothing; any thread may call.
 *
 * @param sysfs {@code /sys/bus/usb}
 */
public record UsbHost(Path sysfs) {
    private static final int HUB = 9;

    /** Where {@code lsusb} finds a device: bus and number on it. */
    public record Address(int bus, int number) {
        @Override
        public String toString() {
            return bus + ":" + number;
        }
    }

    private Path device(String busid) {
        return sysfs.resolve("devices").resolve(busid);
    }

    Path usbback() {
        return sysfs.resolve("drivers/usbback");
    }

    /** Whether the kernel can serve PV USB controllers itself. */
    public boolean hasUsbback() {
        return Files.exists(usbback());
    }

    /** The device at an address; empty when there is none. */
    public Optional<String> find(Address address) {
        return names().stream()
                .filter(busid -> address(busid).filter(address::equals).isPresent())
                .findFirst();
    }

    /** Where a device is; empty for interfaces and for devices that are gone. */
    public Optional<Address> address(String busid) {
        Optional<Integer> bus = number(busid, "busnum");
        return number(busid, "devnum").flatMap(device -> bus.map(on -> new Address(on, device)));
    }

    /** Whether it is a hub, which cannot be given away. */
    public boolean isHub(String busid) {
        return number(busid, "bDeviceClass").filter(code -> code == HUB).isPresent();
    }

    public List<String> interfaces(String busid) {
        return names().stream().filter(name -> name.startsWith(busid + ":")).toList();
    }

    private List<String> names() {
        Path devices = sysfs.resolve("devices");
        if (!Files.isDirectory(devices)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(devices)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + devices + ": " + e.getMessage(), e);
        }
    }

    private Optional<Integer> number(String busid, String attribute) {
        try {
            String text = Files.readString(device(busid).resolve(attribute)).strip();
            return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The driver an interface is bound to; empty when to none. */
    Optional<Path> driver(String usbInterface) {
        try {
            return Optional.of(device(usbInterface).resolve("driver").toRealPath());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    boolean isBoundToUsbback(String usbInterface) {
        return Files.exists(usbback().resolve(usbInterface));
    }

    void unbind(String usbInterface) {
        write(device(usbInterface).resolve("driver/unbind"), usbInterface);
    }

    /** Does nothing when it is bound so already. */
    void bind(String usbInterface, Path driver) {
        if (!Files.exists(driver.resolve(usbInterface))) {
            write(driver.resolve("bind"), usbInterface);
        }
    }

    private static void write(Path file, String usbInterface) {
        try {
            Files.writeString(file, usbInterface);
        } catch (IOException e) {
            throw new ApiException(
                    ErrorKind.XEN_FAILED,
                    "USB interface " + usbInterface + ": writing to " + file + " failed: " + e.getMessage());
        }
    }
}
