package dev.xld.daemon.device.usb;

import dev.xld.daemon.device.DeviceAddress;

/**
 * A USB controller of a domain as the store has it.
 *
 * @param type libxl's word: pv, qusb, devicemodel
 * @param version of USB: 1, 2 or 3
 */
public record UsbController(DeviceAddress address, String type, int version, int ports) {
    /** The node that holds the busid of what is plugged into a port; empty when free. */
    public String portPath(int port) {
        return (address.emulated() ? address.libxlPath() : address.backendPath()) + "/port/" + port;
    }

    public int devid() {
        return address.devid();
    }
}
