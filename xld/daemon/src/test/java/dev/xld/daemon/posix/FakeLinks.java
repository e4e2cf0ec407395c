package dev.xld.daemon.posix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Interfaces in memory: each a line of what was set, in {@link #toString}; {@link #calls} has every change in order. */
public final class FakeLinks implements NetworkLinks {
    public final List<String> calls = new ArrayList<>();
    private final Map<String, Link> links = new TreeMap<>();

    private static final class Link {
        private final boolean bridge;
        private final String device;
        private String master = "";
        private String address = "";
        private boolean up;
        private int mtu = 1500;

        private Link(boolean bridge, String device) {
            this.bridge = bridge;
            this.device = device;
        }
    }

    public synchronized void addBridge(String name, int mtu) {
        Link link = new Link(true, "");
        link.mtu = mtu;
        links.put(name, link);
    }

    /** @param device as its bus calls it; empty for none */
    public synchronized void addLink(String name, String device) {
        links.put(name, new Link(false, device));
    }

    public synchronized void remove(String name) {
        links.remove(name);
    }

    @Override
    public synchronized boolean exists(String name) {
        return links.containsKey(name);
    }

    @Override
    public synchronized boolean isBridge(String name) {
        return exists(name) && links.get(name).bridge;
    }

    @Override
    public synchronized Optional<String> deviceOf(String name) {
        return Optional.ofNullable(links.get(name)).map(link -> link.device).filter(device -> !device.isEmpty());
    }

    @Override
    public synchronized boolean isPort(String bridge, String name) {
        return exists(name) && links.get(name).master.equals(bridge);
    }

    @Override
    public synchronized int mtu(String name) throws IOException {
        return find("SIOCGIFMTU", name).mtu;
    }

    private Link find(String call, String name) throws IOException {
        Link link = links.get(name);
        if (link == null) {
            throw new CallFailedException(call, name, Errno.ENODEV);
        }
        return link;
    }

    private Link change(String call, String name, String what) throws IOException {
        Link link = find(call, name);
        calls.add(name + " " + what);
        return link;
    }

    @Override
    public synchronized void setMtu(String name, int mtu) throws IOException {
        change("SIOCSIFMTU", name, "mtu " + mtu).mtu = mtu;
    }

    @Override
    public synchronized void setUp(String name, boolean up) throws IOException {
        change("SIOCSIFFLAGS", name, up ? "up" : "down").up = up;
    }

    @Override
    public synchronized void setAddress(String name, byte[] address) throws IOException {
        String text = HexFormat.ofDelimiter(":").formatHex(address);
        change("SIOCSIFHWADDR", name, text).address = text;
    }

    @Override
    public synchronized void dropAddresses(String name) throws IOException {
        find("SIOCGIFADDR", name);
    }

    @Override
    public synchronized void rename(String name, String to) throws IOException {
        Link link = change("SIOCSIFNAME", name, "name " + to);
        if (link.up || exists(to)) {
            throw new CallFailedException("SIOCSIFNAME", name, Errno.EBUSY);
        }
        links.remove(name);
        links.put(to, link);
    }

    @Override
    public synchronized void addToBridge(String bridge, String name) throws IOException {
        Link link = change("SIOCGIFINDEX", name, "master " + bridge);
        find("SIOCBRADDIF", bridge);
        if (!isBridge(bridge)) {
            throw new CallFailedException("SIOCBRADDIF", bridge + " with port " + name, Errno.EINVAL);
        }
        if (!link.master.isEmpty()) {
            throw new CallFailedException("SIOCBRADDIF", bridge + " with port " + name, Errno.EBUSY);
        }
        link.master = bridge;
    }

    @Override
    public synchronized void removeFromBridge(String bridge, String name) throws IOException {
        Link link = change("SIOCGIFINDEX", name, "nomaster");
        if (!link.master.equals(bridge)) {
            throw new CallFailedException("SIOCBRDELIF", bridge + " with port " + name, Errno.EINVAL);
        }
        link.master = "";
    }

    /** One interface as {@code name up|down mtu address master}. */
    public synchronized String show(String name) {
        Link link = links.get(name);
        return link == null
                ? "none"
                : String.join(" ", link.up ? "up" : "down", Integer.toString(link.mtu), link.address, link.master)
                        .strip();
    }
}
