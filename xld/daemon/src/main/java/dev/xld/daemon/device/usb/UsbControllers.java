package dev.xld.daemon.device.usb;

import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.xenstore.XenStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The USB controllers of domains and what is plugged into them, read from the store. Only what no guest can write is read.
 * Any thread may call.
 */
public final class UsbControllers {
    /** libxl's word for them in a domain's devices. */
    public static final String WORD = "vusb";

    /** More than any kind of controller has. */
    private static final int MOST_PORTS = 31;

    private final XenStore store;
    private final DeviceTree tree;

    public UsbControllers(XenStore store, DeviceTree tree) {
        this.store = store;
        this.tree = tree;
    }

    /** A device in a port. */
    public record Plugged(UsbController controller, int port, String busid) {}

    public List<UsbController> of(int domid) {
        return tree.list(domid).stream()
                .filter(device -> device.kind().equals(WORD))
                .map(this::read)
                .toList();
    }

    public UsbController read(DeviceAddress device) {
        return new UsbController(
                device,
                tree.libxlKey(device, "type").orElse(""),
                number(device, "usb-ver"),
                Math.min(number(device, "num-ports"), MOST_PORTS));
    }

    private int number(DeviceAddress device, String key) {
        return tree.libxlKey(device, key)
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    public Optional<UsbController> find(int domid, int devid) {
        return of(domid).stream()
                .filter(controller -> controller.devid() == devid)
                .findFirst();
    }

    /** The busid of what is in a port. */
    private Optional<String> in(UsbController controller, int port) {
        return store.read(controller.portPath(port)).filter(busid -> busid.matches("\\d{1,3}-[\\d.]{1,30}"));
    }

    public List<Plugged> pluggedInto(UsbController controller) {
        List<Plugged> plugged = new ArrayList<>();
        for (int port = 1; port <= controller.ports(); port++) {
            int at = port;
            in(controller, port).ifPresent(busid -> plugged.add(new Plugged(controller, at, busid)));
        }
        return plugged;
    }

    /** The domain that has a device of the host. */
    public Optional<Integer> ownerOf(String busid) {
        return store.list("/local/domain").orElse(List.of()).stream()
                .filter(domid -> domid.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(domid -> holding(domid, busid).isPresent())
                .findFirst();
    }

    /** What is in a port. */
    public Optional<Plugged> at(int domid, int devid, int port) {
        return find(domid, devid).stream()
                .flatMap(controller -> pluggedInto(controller).stream())
                .filter(plugged -> plugged.port() == port)
                .findFirst();
    }

    /** Where a domain has a device of the host. */
    public Optional<Plugged> holding(int domid, String busid) {
        return of(domid).stream()
                .flatMap(controller -> pluggedInto(controller).stream())
                .filter(plugged -> plugged.busid().equals(busid))
                .findFirst();
    }

    /** Writes a busid into a port if it is free. */
    public boolean occupy(UsbController controller, int port, String busid) {
        return store.transact(tx -> {
            if (!tx.read(controller.portPath(port)).filter(String::isEmpty).isPresent()) {
                return false;
            }
            tx.write(controller.portPath(port), busid);
            return true;
        });
    }

    public void vacate(UsbController controller, int port) {
        store.write(controller.portPath(port), "");
    }
}
