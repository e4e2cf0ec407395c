package dev.xld.daemon.hotplug;

import dev.xld.daemon.posix.CallFailedException;
import dev.xld.daemon.posix.NetworkLinks;
import dev.xld.xenstore.XenStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the stock {@code vif-bridge} does: the interface that netback made becomes a port of the bridge, under the name the
 * config asks for, with an address that no bridge will take for its own and the mtu of the config or else of the bridge.
 * Safe for any number of threads.
 */
final class BridgePlug {
    private static final Logger LOG = LoggerFactory.getLogger(BridgePlug.class);

    /** The highest address that is not for all: a bridge takes the lowest of its ports. */
    private static final byte[] HIGHEST_ADDRESS = {(byte) 0xfe, -1, -1, -1, -1, -1};

    private final XenStore store;
    private final NetworkLinks links;

    BridgePlug(XenStore store, NetworkLinks links) {
        this.store = store;
        this.links = links;
    }

    /** False when the store names no bridge: the script then looks for one. */
    boolean add(HotplugTarget target) throws IOException {
        String path = target.backendPath();
        List<Optional<String>> keys = store.readAll(List.of(path + "/bridge", path + "/vifname", path + "/mtu"));
        String wanted = keys.get(0).orElse("");
        if (wanted.isEmpty()) {
            return false;
        }
        String vifname = keys.get(1).orElse("");
        String card = named(kernelsName(target), vifname);
        String bridge = existing(wanted);
        int mtu = mtu(keys.get(2).orElse(""), bridge);
        join(target, bridge, card, mtu);
        Map<String, String> nodes = new LinkedHashMap<>();
        nodes.put("/local/domain/" + target.domid() + "/device/vif/" + target.devid() + "/mtu", Integer.toString(mtu));
        nodes.put(path + "/hotplug-status", "connected");
        store.writeAll(nodes);
        if (hasTap(target)) {
            join(target, bridge, named(emulated(kernelsName(target)), vifname.isEmpty() ? "" : emulated(vifname)), mtu);
        }
        return true;
    }

    private static boolean hasTap(HotplugTarget target) {
        return target.type() == HotplugTarget.Type.VIF_AND_TAP;
    }

    private static String kernelsName(HotplugTarget target) {
        return "vif" + target.domid() + "." + target.devid();
    }

    /** The device model's tap that stands beside a card. */
    private static String emulated(String card) {
        return card + "-emu";
    }

    private String named(String made, String wanted) throws IOException {
        if (wanted.isEmpty()) {
            return made;
        }
        if (links.exists(wanted)) {
            throw RefusedException.missing(made + " cannot be renamed: an interface " + wanted + " exists already");
        }
        links.rename(made, wanted);
        return wanted;
    }

    private void join(HotplugTarget target, String bridge, String name, int mtu) throws IOException {
        links.setUp(name, false);
        tolerant(target, () -> links.setAddress(name, HIGHEST_ADDRESS));
        links.dropAddresses(name);
        tolerant(target, () -> links.setMtu(name, mtu));
        if (!links.isPort(bridge, name)) {
            links.addToBridge(bridge, name);
        }
        links.setUp(name, true);
    }

    /** The bridge, for {@code xenbrN} that is missing one named {@code ethN}. */
    private String existing(String bridge) throws RefusedException {
        if (links.exists(bridge)) {
            return bridge;
        }
        String stand = stand(bridge);
        if (links.isBridge(stand)) {
            return stand;
        }
        throw RefusedException.missing("bridge " + bridge + " does not exist on this host");
    }

    /** What stands in for {@code xenbrN} where there is none: the bridge {@code ethN}. */
    private static String stand(String bridge) {
        return bridge.startsWith("xenbr") ? "eth" + bridge.substring("xenbr".length()) : bridge;
    }

    private int mtu(String wanted, String bridge) throws IOException {
        return wanted.matches("[1-9]\\d{0,8}") ? Integer.parseInt(wanted) : links.mtu(bridge);
    }

    /** For what the script tries and does without. */
    private static void tolerant(HotplugTarget target, Call call) {
        try {
            call.make();
        } catch (IOException e) {
            LOG.warn("{}: {}", target.label(), e.getMessage());
        }
    }

    @FunctionalInterface
    private interface Call {
        void make() throws IOException;
    }

    /** The interface leaves the bridge, unless netback has taken it away already; one of another that has its name does not. */
    boolean remove(HotplugTarget target) throws IOException {
        String path = target.backendPath();
        List<Optional<String>> keys = store.readAll(List.of(path + "/bridge", path + "/vifname"));
        String bridge = keys.get(0).orElse("");
        String vifname = keys.get(1).orElse("");
        if (hasTap(target) && links.exists(emulated(kernelsName(target)))) {
            leave(bridge, emulated(kernelsName(target)));
        } else if (hasTap(target) && isOf(target, vifname)) {
            leave(bridge, emulated(vifname));
        }
        for (String name : List.of(kernelsName(target), vifname)) {
            if (isOf(target, name)) {
                leave(bridge, name);
            }
        }
        return true;
    }

    private boolean isOf(HotplugTarget target, String name) {
        return links.deviceOf(name)
                .filter(device -> device.equals("vif-" + target.domid() + "-" + target.devid()))
                .isPresent();
    }

    private void leave(String bridge, String name) throws IOException {
        try {
            links.setUp(name, false);
            for (String candidate : List.of(bridge, stand(bridge))) {
                if (links.isPort(candidate, name)) {
                    links.removeFromBridge(candidate, name);
                }
            }
        } catch (CallFailedException e) {
            if (!e.gone()) {
                throw e;
            }
        }
    }
}
