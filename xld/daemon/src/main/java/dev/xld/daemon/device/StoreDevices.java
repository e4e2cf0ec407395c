package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.DeviceSummary;
import dev.xld.api.ErrorKind;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** {@link RunningDevices} as the store has them. Safe for any number of threads. */
final class StoreDevices implements RunningDevices {
    private final Kinds kinds;
    private final DeviceTree tree;

    StoreDevices(Kinds kinds, DeviceTree tree) {
        this.kinds = kinds;
        this.tree = tree;
    }

    @Override
    public DeviceSpec settle(int domid, DeviceSpec written, Path directory) {
        return settle(kinds.of(written), domid, written, directory);
    }

    private <S extends DeviceSpec> S settle(DeviceKind<S> kind, int domid, DeviceSpec written, Path directory) {
        S spec = kind.located(kind.spec().cast(written), directory);
        return kind.hot(spec, tree.free(domid, kind.word()));
    }

    @Override
    public Optional<DeviceSpec> needs(DeviceSpec written, DomainConfig config) {
        return needs(kinds.of(written), written, config);
    }

    private static <S extends DeviceSpec> Optional<DeviceSpec> needs(
            DeviceKind<S> kind, DeviceSpec written, DomainConfig config) {
        return kind.needs(kind.spec().cast(written), config);
    }

    @Override
    public DeviceSpec prepare(DeviceSpec settled, DomainConfig config) {
        return prepare(kinds.of(settled), settled, config);
    }

    static <S extends DeviceSpec> S prepare(DeviceKind<S> kind, DeviceSpec spec, DomainConfig config) {
        return kind.prepare(kind.spec().cast(spec), config);
    }

    @Override
    public DeviceAddress address(int domid, DeviceSpec prepared) {
        return plug(kinds.of(prepared), domid, prepared).address();
    }

    static <S extends DeviceSpec> Plug plug(DeviceKind<S> kind, int domid, DeviceSpec spec) {
        return kind.plug(domid, kind.spec().cast(spec));
    }

    @Override
    public DeviceSpec remembered(DeviceSpec settled, DeviceSpec prepared) {
        return remembered(kinds.of(settled), settled, prepared);
    }

    private static <S extends DeviceSpec> S remembered(DeviceKind<S> kind, DeviceSpec settled, DeviceSpec prepared) {
        return kind.remembered(kind.spec().cast(settled), kind.spec().cast(prepared));
    }

    @Override
    public Predicate<DeviceSpec> same(DeviceSpec device) {
        return same(kinds.of(device), device);
    }

    private static <S extends DeviceSpec> Predicate<DeviceSpec> same(DeviceKind<S> kind, DeviceSpec device) {
        S one = kind.spec().cast(device);
        return other -> kind.spec().isInstance(other)
                && kind.devid(one).isPresent()
                && kind.devid(one).equals(kind.devid(kind.spec().cast(other)));
    }

    @Override
    public Predicate<DeviceSpec> same(DeviceAddress device) {
        return kinds.ofWord(device.kind()).map(kind -> at(kind, device.devid())).orElse(spec -> false);
    }

    private static <S extends DeviceSpec> Predicate<DeviceSpec> at(DeviceKind<S> kind, int devid) {
        return spec -> kind.spec().isInstance(spec)
                && kind.devid(kind.spec().cast(spec)).equals(OptionalInt.of(devid));
    }

    @Override
    public boolean attached(int domid, DeviceSpec spec) {
        return kinds.all().stream()
                .filter(kind -> kind.spec().isInstance(spec))
                .findFirst()
                .map(kind -> attached(kind, domid, spec))
                .orElse(true);
    }

    private <S extends DeviceSpec> boolean attached(DeviceKind<S> kind, int domid, DeviceSpec spec) {
        OptionalInt devid = kind.devid(kind.spec().cast(spec));
        return devid.isEmpty()
                || tree.find(domid, kind.word(), devid.getAsInt()).isPresent()
                || mine(domid, kind).stream().anyMatch(device -> device.devid() == devid.getAsInt());
    }

    @Override
    public void attach(int domid, DeviceSpec prepared, Task task) {
        Plug plug = plug(kinds.of(prepared), domid, prepared);
        tree.add(List.of(plug));
        plug.connection().connect(task);
    }

    @Override
    public DeviceAddress find(int domid, String key, String which) {
        DeviceKind<?> kind = kinds.ofKey(key);
        return kind.find(mine(domid, kind), which)
                .orElseThrow(() -> new ApiException(
                        ErrorKind.NO_SUCH_DEVICE, "Domain " + domid + " has no " + key + " " + which + "."));
    }

    private List<DeviceAddress> mine(int domid, DeviceKind<?> kind) {
        return kind.among(domid, tree.list(domid));
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        DeviceKind<?> kind = kinds.ofWord(device.kind())
                .orElseThrow(() -> new ApiException(
                        ErrorKind.UNSUPPORTED, "xld cannot detach devices of the kind " + device.kind() + "."));
        try {
            kind.detach(device, force, task);
        } catch (ApiException e) {
            if (force || e.kind() != ErrorKind.GUEST_TIMEOUT || kind.keptByGuest()) {
                throw e;
            }
            kind.detach(device, true, task);
        }
    }

    @Override
    public List<DeviceSummary> list(int domid, String key) {
        DeviceKind<?> kind = kinds.ofKey(key);
        return mine(domid, kind).stream()
                .map(device -> new DeviceSummary(
                        domid,
                        device.devid(),
                        device.backendDomid(),
                        Integer.parseInt(tree.frontNumber(device, "state")),
                        device.backendPath(),
                        kind.details(device)))
                .toList();
    }
}
