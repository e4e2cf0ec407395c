package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.UsbdevSpec;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DevidOrder;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.device.usb.UsbControllers;
import dev.xld.daemon.device.usb.UsbDefaults;
import dev.xld.daemon.device.usb.UsbHost;
import dev.xld.daemon.device.usb.UsbPorts;
import dev.xld.daemon.device.usb.UsbWiring;
import dev.xld.daemon.plan.Task;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * USB devices of the host given to a guest. They have no tree: the port of a controller names them. Their number here is made
 * of where the host has them. Holds no state; safe for any number of threads.
 */
public final class UsbdevKind implements DeviceKind<UsbdevSpec> {
    private static final String WORD = "usbdev";
    private static final int DOM0 = 0;

    private final UsbWiring wiring;
    private final UsbControllers controllers;
    private final UsbHost host;

    public UsbdevKind(UsbWiring wiring, UsbControllers controllers, UsbHost host) {
        this.wiring = wiring;
        this.controllers = controllers;
        this.host = host;
    }

    @Override
    public Class<UsbdevSpec> spec() {
        return UsbdevSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Phase phase() {
        return Phase.USB_DEVICES;
    }

    @Override
    public OptionalInt devid(UsbdevSpec device) {
        return OptionalInt.of(number(address(device)));
    }

    private static int number(UsbHost.Address where) {
        return where.bus() << 8 | where.number();
    }

    @Override
    public UsbdevSpec remembered(UsbdevSpec written, UsbdevSpec prepared) {
        return prepared;
    }

    @Override
    public List<DeviceAddress> among(int domid, List<DeviceAddress> all) {
        return controllers.of(domid).stream()
                .flatMap(controller -> controllers.pluggedInto(controller).stream())
                .flatMap(plugged -> host.address(plugged.busid()).stream())
                .map(where -> place(domid, where))
                .toList();
    }

    private static DeviceAddress place(int domid, UsbHost.Address where) {
        return new DeviceAddress(domid, WORD, number(where), DOM0, DeviceAddress.NO_BACKEND);
    }

    /** By {@code controller:port}. */
    @Override
    public Optional<DeviceAddress> find(List<DeviceAddress> devices, String which) {
        return devices.stream().filter(device -> isAt(device, which)).findFirst();
    }

    private boolean isAt(DeviceAddress device, String which) {
        return holding(device)
                .filter(plugged -> (plugged.controller().devid() + ":" + plugged.port()).equals(which))
                .isPresent();
    }

    private Optional<UsbControllers.Plugged> holding(DeviceAddress device) {
        return host.find(new UsbHost.Address(device.devid() >> 8, device.devid() & 0xff))
                .flatMap(busid -> controllers.holding(device.domid(), busid));
    }

    /** Where no controller is named and none has a free port, one more controller. */
    @Override
    public Optional<DeviceSpec> needs(UsbdevSpec device, DomainConfig config) {
        int ports = complete(config).stream()
                .mapToInt(controller -> Objects.requireNonNullElse(controller.ports(), 0))
                .sum();
        boolean full = config.devices(UsbdevSpec.class).size() >= ports;
        return device.ctrl() == null && full ? Optional.of(new UsbctrlSpec(null, null, null, null)) : Optional.empty();
    }

    private List<UsbctrlSpec> complete(DomainConfig config) {
        List<UsbctrlSpec> given = config.devices(UsbctrlSpec.class);
        return given.stream()
                .map(controller -> UsbDefaults.complete(
                        controller,
                        DevidOrder.devid(controller, given, UsbctrlSpec::devid),
                        config.createInfo().type(),
                        host.hasUsbback()))
                .toList();
    }

    @Override
    public UsbdevSpec prepare(UsbdevSpec device, DomainConfig config) {
        UsbPorts.requireController(device);
        String busid = busid(device);
        controllers.ownerOf(busid).ifPresent(owner -> {
            throw new ApiException(
                    ErrorKind.WRONG_STATE, UsbPorts.label(device) + ": domain " + owner + " has this device already");
        });
        List<UsbdevSpec> all = config.devices(UsbdevSpec.class);
        return UsbPorts.assign(complete(config), all).get(placeOf(device, all));
    }

    private static int placeOf(UsbdevSpec device, List<UsbdevSpec> all) {
        int place = 0;
        while (all.get(place) != device) {
            place++;
        }
        return place;
    }

    private static UsbHost.Address address(UsbdevSpec device) {
        return new UsbHost.Address(
                Objects.requireNonNullElse(device.hostbus(), 0), Objects.requireNonNullElse(device.hostaddr(), 0));
    }

    private String busid(UsbdevSpec device) {
        String busid = host.find(address(device))
                .orElseThrow(
                        () -> new ApiException(
                                ErrorKind.MISSING_RESOURCE,
                                UsbPorts.label(device)
                                        + ": the host has no such device; \"lsusb\" shows hostbus and hostaddr of those it has"));
        if (host.isHub(busid)) {
            throw new ApiException(
                    ErrorKind.UNSUPPORTED,
                    UsbPorts.label(device) + ": it is a hub; give the guest the devices behind it instead");
        }
        return busid;
    }

    @Override
    public Plug plug(int domid, UsbdevSpec device) {
        UsbHost.Address where = address(device);
        return new Plug(
                place(domid, where),
                DeviceKeys.emulated().nodes(),
                task -> wiring.plugIn(domid, device, where, busid(device)));
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        holding(device).ifPresent(plugged -> wiring.pullOut(plugged, force));
    }
}
