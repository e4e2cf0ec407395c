package dev.xld.daemon.domain.device;

import dev.xld.api.ApiException;
import dev.xld.api.DeviceSummary;
import dev.xld.api.ErrorKind;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.RunningDevices;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Plan;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.DomainInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives devices to running domains, dom0 among them, and takes them back; all kinds alike. Each change holds the domain's
 * lane and is journaled; one that fails leaves the store and the stored config as they were. Any thread may call.
 */
public final class HotDevices {
    /** The operations' words in the journal. */
    public static final String ATTACH = "attach";

    public static final String DETACH = "detach";

    /** What a device model serves; without one the guest would wait for ever. As with libxl, a vkb may wait. */
    private static final Set<String> DEVICE_MODELS = Set.of("qdisk", "vfb", "qusb", "9pfs");

    private final Services services;
    private final RunningDevices devices;
    private final LiveConfig config;

    public HotDevices(Services services) {
        this.services = services;
        this.devices = services.devices().running();
        this.config = new LiveConfig(services.userData(), devices);
    }

    /** Attaches a device and answers where; relative paths in it start at {@code directory}. */
    public DeviceAddress attach(int domid, DeviceSpec written, Path directory, Task task) {
        try (Lanes.Held lane = services.lanes().acquire(domid, task)) {
            DomainInfo info = alive(domid);
            Optional<DeviceSpec> needed = devices.needs(written, config.read(domid, info.uuid()));
            needed.ifPresent(before -> attach(info, before, directory, task));
            return attach(info, written, directory, task);
        }
    }

    private DeviceAddress attach(DomainInfo info, DeviceSpec written, Path directory, Task task) {
        int domid = info.domid();
        DomainConfig live = config.read(domid, info.uuid());
        DeviceSpec settled = devices.settle(domid, written, directory);
        DeviceSpec prepared = devices.prepare(settled, with(live, settled));
        DeviceAddress device = devices.address(domid, prepared);
        refuseImpossible(device);
        DeviceChange change = new DeviceChange(device, info.uuid());
        Plan plan = new Plan(
                "attach of " + change.words(),
                ATTACH,
                change::facts,
                Plan.OnFailure.UNDO,
                List.of(
                        new RecordDevice(
                                config,
                                domid,
                                info.uuid(),
                                devices.remembered(settled, prepared),
                                devices.same(prepared)),
                        new PlugDevice(devices, domid, prepared)));
        services.runner().run(plan, task);
        return device;
    }

    private DomainInfo alive(int domid) {
        DomainInfo info = services.hypervisor()
                .domain(domid)
                .orElseThrow(() ->
                        new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with domid " + domid + "."));
        if (info.dying()) {
            throw new ApiException(
                    ErrorKind.WRONG_STATE, "Domain " + domid + " is being destroyed and can be given no devices.");
        }
        return info;
    }

    private static DomainConfig with(DomainConfig live, DeviceSpec device) {
        List<DeviceSpec> all = new ArrayList<>(live.devices());
        all.add(device);
        return new DomainConfig(live.createInfo(), live.buildInfo(), all, live.actions());
    }

    private void refuseImpossible(DeviceAddress device) {
        String name = services.names().describe(device.domid());
        if (services.store().read(device.libxlPath()).isPresent()) {
            throw new ApiException(
                    ErrorKind.WRONG_STATE, name + " has a " + device.kind() + " " + device.devid() + " already");
        }
        boolean served = device.domid() == 0
                || device.backendDomid() != 0
                || !DEVICE_MODELS.contains(device.backendKind())
                || services.store()
                        .read(DomainPaths.domain(device.domid()) + "/image/device-model-pid")
                        .isPresent();
        if (!served) {
            throw new ApiException(
                    ErrorKind.WRONG_STATE,
                    name + " runs without a device model, which a device of the kind " + device.backendKind()
                            + " needs; give it one from the start by a device of this kind in its config");
        }
    }

    /**
     * Detaches a device.
     *
     * @param key the key of xl.cfg that lists such devices
     * @param which as xl's detach command names it
     * @throws ApiException {@link ErrorKind#NO_SUCH_DEVICE}
     */
    public void detach(int domid, String key, String which, boolean force, Task task) {
        try (Lanes.Held lane = services.lanes().acquire(domid, task)) {
            DeviceAddress device = devices.find(domid, key, which);
            DomainInfo info = services.hypervisor()
                    .domain(domid)
                    .orElseThrow(() ->
                            new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with domid " + domid + "."));
            run(new DeviceChange(device, info.uuid()), force, task);
        }
    }

    private void run(DeviceChange change, boolean force, Task task) {
        DeviceAddress device = change.device();
        Plan plan = new Plan(
                "detach of " + change.words(),
                DETACH,
                change::facts,
                Plan.OnFailure.UNDO,
                List.of(
                        new UnplugDevice(devices, device, force),
                        new ForgetDevice(config, device.domid(), change.uuid(), devices.same(device))));
        services.runner().run(plan, task);
    }

    /** Takes back, or finishes taking, a device whose change a killed daemon left half made; the domain's lane is free. */
    void remove(DeviceChange change) {
        DeviceAddress device = change.device();
        try (Lanes.Held lane = services.lanes().acquire(device.domid(), Task.UNATTENDED)) {
            boolean there = services.hypervisor()
                    .domain(device.domid())
                    .filter(info -> info.uuid().equals(change.uuid()))
                    .isPresent();
            if (there && services.store().read(device.libxlPath()).isPresent()) {
                devices.detach(device, true, Task.UNATTENDED);
            }
            if (there) {
                config.remove(device.domid(), change.uuid(), devices.same(device));
            }
        }
    }

    /** The domain's devices of one kind; none for a domain that is not there, as with xl. */
    public List<DeviceSummary> list(int domid, String key) {
        return devices.list(domid, key);
    }
}
