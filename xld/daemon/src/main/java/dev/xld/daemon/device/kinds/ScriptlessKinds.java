package dev.xld.daemon.device.kinds;

import dev.xld.daemon.device.AwaitedBackend;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DeviceModelCommands;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.usb.UsbControllers;
import dev.xld.daemon.device.usb.UsbHost;
import dev.xld.daemon.device.usb.UsbWiring;
import dev.xld.daemon.device.usb.Usbback;
import dev.xld.xenstore.XenStore;
import java.util.List;

/** Makes the kinds of devices that need no hotplug script. Main calls it, once. */
public final class ScriptlessKinds {
    private ScriptlessKinds() {}

    public static List<DeviceKind<?>> of(
            XenStore store,
            DeviceTree tree,
            DeviceRemoval removal,
            AwaitedBackend backend,
            UsbHost usb,
            DeviceModelCommands deviceModel) {
        BackendDomains domains = new BackendDomains(store);
        UsbControllers controllers = new UsbControllers(store, tree);
        UsbWiring wiring = new UsbWiring(tree, controllers, usb, new Usbback(usb, store), backend, deviceModel);
        return List.of(
                new VkbKind(domains, removal, tree),
                new VfbKind(removal),
                new P9Kind(domains, removal),
                new PvcallsKind(domains, removal),
                new ChannelKind(domains, tree),
                new VtpmKind(backend, domains, removal, tree),
                new VdisplKind(backend, domains, removal, tree),
                new VsndKind(backend, domains, removal, tree),
                new UsbctrlKind(wiring, controllers, usb, removal, tree),
                new UsbdevKind(wiring, controllers, usb),
                new DtdevKind());
    }
}
