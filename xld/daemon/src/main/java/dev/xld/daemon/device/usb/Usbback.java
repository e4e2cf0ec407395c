package dev.xld.daemon.device.usb;

import dev.xld.xenstore.XenStore;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Gives USB devices of the host to the kernel's usbback and back to the drivers they had, which are remembered in the store
 * where libxl remembers them. Any thread may call; two calls for one device must not overlap.
 */
public final class Usbback {
    private static final String REMEMBERED = "/libxl/usbback";

    private final UsbHost host;
    private final XenStore store;

    public Usbback(UsbHost host, XenStore store) {
        this.host = host;
        this.store = store;
    }

    /** Binds all interfaces of a device to usbback; when one fails the device is as it was. */
    public void take(String busid) {
        try {
            for (String usbInterface : host.interfaces(busid)) {
                takeInterface(busid, usbInterface);
            }
        } catch (RuntimeException e) {
            try {
                release(busid);
                giveBack(busid);
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void takeInterface(String busid, String usbInterface) {
        if (host.isBoundToUsbback(usbInterface)) {
            return;
        }
        Optional<Path> driver = host.driver(usbInterface);
        if (driver.isPresent()) {
            store.write(driverPath(busid, usbInterface), driver.get().toString());
            host.unbind(usbInterface);
        }
        host.bind(usbInterface, host.usbback());
    }

    /** Unbinds a device from usbback: the guest has it no longer. */
    public void release(String busid) {
        for (String usbInterface : host.interfaces(busid)) {
            if (host.isBoundToUsbback(usbInterface)) {
                host.unbind(usbInterface);
            }
        }
    }

    /** Binds a released device to the drivers it had. */
    public void giveBack(String busid) {
        try {
            for (String usbInterface : host.interfaces(busid)) {
                store.read(driverPath(busid, usbInterface))
                        .ifPresent(driver -> host.bind(usbInterface, Path.of(driver)));
            }
        } finally {
            store.remove(REMEMBERED + "/" + encode(busid));
        }
    }

    private static String driverPath(String busid, String usbInterface) {
        return REMEMBERED + "/" + encode(busid) + "/" + encode(usbInterface) + "/driver_path";
    }

    /** The store's keys have neither dots nor colons. */
    private static String encode(String name) {
        return name.replace('.', '_').replace(':', '@');
    }
}
