package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.Errno;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.PciAddress;
import dev.xld.xen.XenException;
import dev.xld.xenstore.InMemoryXenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A host with a network card 0000:00:05.0 and a card of two functions 0000:00:06, all with the driver e1000: its sysfs below a
 * directory, drivers that answer writes there, pciback in the store, and a Xen that only takes notes. It proves what is
 * asked of them, never what they do.
 */
public final class FakePci implements AutoCloseable {
    static final int DOMID = 2;
    static final PciAddress CARD = new PciAddress(0, 0, 5, 0);
    static final PciAddress FIRST = new PciAddress(0, 0, 6, 0);
    static final PciAddress SECOND = new PciAddress(0, 0, 6, 1);

    public final InMemoryXenStore store = new InMemoryXenStore();
    /** What was asked of kernel and Xen, in order. */
    public final List<String> calls = new ArrayList<>();
    /** Beginnings of calls that fail. */
    final Set<String> broken = ConcurrentHashMap.newKeySet();
    /** What Xen has given to whom, as it stands now. */
    final Set<String> granted = new TreeSet<>();

    final Set<Integer> domains = ConcurrentHashMap.newKeySet();
    final PciNodes nodes;
    final AssignableDevices assignable;
    public final PciPassthrough passthrough;
    private final Path drivers;
    private final Path devices;
    private volatile boolean guestAnswers = true;

    public FakePci(Path top) {
        drivers = top.resolve("bus/pci/drivers");
        devices = top.resolve("bus/pci/devices");
        domains.add(DOMID);
        try {
            for (PciAddress device : List.of(CARD, FIRST, SECOND)) {
                make(device);
            }
            Files.createDirectories(drivers.resolve("pciback"));
            Files.writeString(drivers.resolve("pciback/slots"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.write("/local/domain/0/name", "Domain-0");
        store.write("/local/domain/" + DOMID + "/name", "g");
        store.write("/libxl/" + DOMID + "/type", "pv");
        store.watch("/local/domain/0/backend", this::pciback);
        PciBus bus = new PciBus(top, this::kernel);
        HardwareAccess hardware = hardware();
        nodes = new PciNodes(store, domains::contains);
        assignable = new AssignableDevices(bus, nodes, hardware);
        DeviceRemoval removal = new DeviceRemoval(store, new DeviceTree(store));
        passthrough = new PciPassthrough(
                store, bus, nodes, assignable, hardware, removal, deviceModel(), Duration.ofMillis(300));
    }

    private void make(PciAddress device) throws IOException {
        Path directory = Files.createDirectories(devices.resolve(device.toString()));
        Files.writeString(
                directory.resolve("resource"),
                "0x00000000feb80000 0x00000000feb9ffff 0x0000000000040200\n"
                        + "0x000000000000c000 0x000000000000c03f 0x0000000000040101\n"
                        + "0x0000000000000000 0x0000000000000000 0x0000000000000000\n");
        Files.writeString(directory.resolve("irq"), "21\n");
        bind("e1000", device.toString());
    }

    /** From now on the guest does nothing about its devices. */
    void silenceGuest() {
        guestAnswers = false;
    }

    /** The driver of a device, or none. */
    String driver(PciAddress device) {
        Path link = devices.resolve(device.toString()).resolve("driver");
        try {
            return Files.isSymbolicLink(link)
                    ? Files.readSymbolicLink(link).getFileName().toString()
                    : "none";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String slots() {
        try {
            return Files.readString(drivers.resolve("pciback/slots"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(String call) {
        calls.add(call);
        if (broken.stream().anyMatch(call::startsWith)) {
            throw new ApiException(ErrorKind.MISSING_RESOURCE, call + " is broken");
        }
    }

    private void kernel(Path file, String text) {
        String driver = file.getParent().getFileName().toString();
        String verb = file.getFileName().toString();
        note(driver + "/" + verb + " " + text);
        try {
            switch (verb) {
                case "bind" -> bind(driver, text);
                case "unbind" -> {
                    Files.delete(drivers.resolve(driver).resolve(text));
                    Files.delete(devices.resolve(text).resolve("driver"));
                }
                case "new_slot" -> Files.writeString(drivers.resolve("pciback/slots"), slots() + text + "\n");
                case "remove_slot" ->
                    Files.writeString(drivers.resolve("pciback/slots"), slots().replace(text + "\n", ""));
                default -> {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bind(String driver, String device) throws IOException {
        Path directory = Files.createDirectories(drivers.resolve(driver));
        Files.createDirectory(directory.resolve(device));
        Files.createSymbolicLink(devices.resolve(device).resolve("driver"), directory);
    }

    private HardwareAccess hardware() {
        return (HardwareAccess) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HardwareAccess.class}, (self, method, arguments) -> {
                    String what = Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining(" "));
                    hypercall(method.getName() + " " + what);
                    return method.getReturnType() == int.class ? arguments[1] : null;
                });
    }

    private void hypercall(String call) {
        calls.add(call);
        if (broken.stream().anyMatch(call::startsWith)) {
            throw new XenException(call.replaceFirst(" .*", ""), Errno.EOPNOTSUPP, "broken");
        }
        String grant = call.replaceFirst("^(un)?map", "map")
                .replaceFirst("^(de)?assign", "assign")
                .replaceFirst(" (true|false)$", "");
        if (call.startsWith("unmap")
                || call.startsWith("deassign")
                || call.endsWith(" false") && !call.startsWith("assign")) {
            granted.remove(call.startsWith("deassign") ? grant + " strict" : grant);
        } else {
            granted.add(call.startsWith("assign") ? grant + " strict" : grant);
        }
    }

    /** Takes devices, and passes requests on to the guest. */
    private void pciback(String path) {
        if (!path.matches(".*/pci/\\d+/0/state")) {
            return;
        }
        String state = store.read(path).orElse("");
        String next = switch (state) {
            case "1" -> "3";
            case "3", "7" -> guestAnswers ? "4" : "";
            case "5" -> "6";
            default -> "";
        };
        if (!next.isEmpty()) {
            store.transact(tx -> {
                tx.read(path).filter(state::equals).ifPresent(old -> tx.write(path, next));
                return true;
            });
        }
    }

    /** Puts devices that may have any slot into slot 4 and further. */
    private DeviceModelPci deviceModel() {
        return new DeviceModelPci() {
            private int free = 4;

            @Override
            public int add(int domid, GuestDevice device) {
                note(String.format(
                        "device_add %s@%x%s",
                        device.address(), device.vdevfn(), device.multifunction() ? " multifunction" : ""));
                return device.vdevfn() == 0 ? free++ << 3 : device.vdevfn();
            }

            @Override
            public void remove(int domid, List<PciAddress> devices, Task task) {
                note("device_del " + devices);
            }
        };
    }

    /** The backend of {@link #DOMID}, as {@code key = value} lines. */
    String backend() {
        return store.print()
                .lines()
                .filter(line -> line.startsWith("/local/domain/0/backend/pci/" + DOMID + "/0/"))
                .map(line -> line.replaceFirst("^.*?/0/(?=[^/]* = )", "").replaceFirst(" +\\(.*", ""))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        store.close();
    }
}
