package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.ChannelSpec;
import dev.xld.config.ChannelSpec.Connection;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.NumberedKind;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.plan.Task;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Channels: consoles with a name, served by the device model, since xenconsoled serves console 0 only. They are numbered from
 * 1; libxl 4.17 counts those of an xl.cfg from 0 and so loses the first. Holds no state; safe for any number of threads.
 */
public final class ChannelKind implements NumberedKind<ChannelSpec> {
    private static final String WORD = "console";
    private static final String PROTOCOL = "vt100";
    private static final int RING_LIMIT = 1048576;

    private final BackendDomains domains;
    private final DeviceTree tree;

    public ChannelKind(BackendDomains domains, DeviceTree tree) {
        this.domains = domains;
        this.tree = tree;
    }

    @Override
    public Class<ChannelSpec> spec() {
        return ChannelSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Phase phase() {
        return Phase.SERVED_BY_DEVICE_MODEL;
    }

    /** The consoles that have a name. */
    @Override
    public List<DeviceAddress> among(int domid, List<DeviceAddress> all) {
        return all.stream()
                .filter(device -> device.kind().equals(WORD))
                .filter(device -> tree.libxlKey(device, "name").isPresent())
                .toList();
    }

    @Override
    public Map<String, String> details(DeviceAddress device) {
        return Map.of(
                "connection", tree.libxlKey(device, "connection").orElse("unknown"),
                "event-channel", tree.frontNumber(device, "port"),
                "ring-ref", tree.frontNumber(device, "ring-ref"),
                "tty", tree.frontText(device, "tty").orElse("/NO-SUCH-PATH"));
    }

    /** With the number of its console for a devid. */
    @Override
    public ChannelSpec prepare(ChannelSpec channel, DomainConfig config) {
        int number = number(channel, config.devices(ChannelSpec.class));
        if (channel.name() == null || channel.name().isEmpty()) {
            throw new ApiException(
                    ErrorKind.INVALID_PARAMETERS,
                    label(number) + " has no name; say name= so that the guest can find it");
        }
        domains.domid(channel.backendDomname(), label(number));
        return new ChannelSpec(channel.backendDomname(), number, channel.name(), channel.connection(), channel.path());
    }

    private static int number(ChannelSpec channel, List<ChannelSpec> all) {
        boolean fromZero = all.stream().anyMatch(other -> Integer.valueOf(0).equals(other.devid()));
        Integer devid = channel.devid();
        if (devid != null) {
            return fromZero ? devid + 1 : devid;
        }
        int place = 1;
        while (all.get(place - 1) != channel) {
            place++;
        }
        return place;
    }

    private static String label(int number) {
        return "channel " + number;
    }

    @Override
    public Plug plug(int domid, ChannelSpec channel) {
        int number = Objects.requireNonNull(channel.devid());
        int backend = domains.domid(channel.backendDomname(), label(number));
        DeviceAddress device = new DeviceAddress(domid, WORD, number, backend, WORD);
        DeviceKeys keys = DeviceKeys.of(device)
                .back("protocol", PROTOCOL)
                .back("name", channel.name())
                .back("connection", channel.connection().name().toLowerCase(Locale.ROOT))
                .back("path", channel.path())
                .front("protocol", PROTOCOL)
                .readOnlyFront("name", channel.name())
                .readOnlyFront("limit", RING_LIMIT)
                .readOnlyFront("type", "ioemu")
                .readOnlyFront("output", output(channel.connection(), number))
                .readOnlyFront("tty", "");
        return new Plug(device, keys.nodes(), dev.xld.daemon.device.Connection.NONE);
    }

    /** Where the device model connects it: to a terminal of its own, or to the socket it was started with. */
    private static String output(Connection connection, int number) {
        return connection == Connection.PTY ? "pty" : "chardev:libxl-channel" + number;
    }

    /** A console is never unplugged from a running guest: it goes with the domain. */
    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        tree.remove(device);
    }
}
