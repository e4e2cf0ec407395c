package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.UsbctrlSpec;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.DevidOrder;
import dev.xld.daemon.device.NumberedKind;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.device.usb.UsbController;
import dev.xld.daemon.device.usb.UsbControllers;
import dev.xld.daemon.device.usb.UsbDefaults;
import dev.xld.daemon.device.usb.UsbHost;
import dev.xld.daemon.device.usb.UsbWiring;
import dev.xld.daemon.plan.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/** USB controllers. One that goes takes the devices plugged into it along. Holds no state; safe for any number of threads. */
public final class UsbctrlKind implements NumberedKind<UsbctrlSpec> {
    private final UsbWiring wiring;
    private final UsbControllers controllers;
    private final UsbHost host;
    private final DeviceRemoval removal;
    private final DeviceTree tree;

    public UsbctrlKind(
            UsbWiring wiring, UsbControllers controllers, UsbHost host, DeviceRemoval removal, DeviceTree tree) {
        this.wiring = wiring;
        this.controllers = controllers;
        this.host = host;
        this.removal = removal;
        this.tree = tree;
    }

    @Override
    public Class<UsbctrlSpec> spec() {
        return UsbctrlSpec.class;
    }

    @Override
    public String word() {
        return UsbControllers.WORD;
    }

    /** What is plugged in is told by where the host has it. */
    @Override
    public Map<String, String> details(DeviceAddress device) {
        UsbController controller = controllers.read(device);
        Map<String, String> details = new LinkedHashMap<>();
        details.put("type", controller.type());
        details.put("usb-ver", Integer.toString(controller.version()));
        details.put("num-ports", Integer.toString(controller.ports()));
        for (UsbControllers.Plugged plugged : controllers.pluggedInto(controller)) {
            host.address(plugged.busid()).ifPresent(where -> details.put("port/" + plugged.port(), where.toString()));
        }
        return details;
    }

    @Override
    public UsbctrlSpec prepare(UsbctrlSpec controller, DomainConfig config) {
        int devid = DevidOrder.devid(controller, config.devices(UsbctrlSpec.class), UsbctrlSpec::devid);
        return UsbDefaults.complete(controller, devid, config.createInfo().type(), host.hasUsbback());
    }

    @Override
    public Plug plug(int domid, UsbctrlSpec controller) {
        return wiring.controller(domid, controller);
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        controllers.pluggedInto(controllers.read(device)).forEach(plugged -> wiring.pullOut(plugged, force));
        if (!device.emulated()) {
            removal.remove(device, force, () -> {}, task);
            return;
        }
        if (!force) {
            wiring.removeEmulated(device);
        }
        tree.remove(device);
    }
}
