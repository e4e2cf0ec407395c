package dev.xld.daemon.host;

import dev.xld.api.ConfigText;
import dev.xld.api.DomainSelection;
import dev.xld.config.Vdev;
import dev.xld.config.json.Json;
import dev.xld.config.json.JsonReader.BadJsonException;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.json.ListLong;
import dev.xld.config.json.LiveValues;
import dev.xld.config.json.Passwords;
import dev.xld.daemon.domain.memory.Dom0MemoryNodes;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.userdata.UserData;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code xl list -l}: the config each domain was created with, whoever created it, with what has changed since. Domains
 * without a readable config are left out, as xl does. Any thread may call.
 */
public final class ListLongText {
    private static final Logger LOG = LoggerFactory.getLogger(ListLongText.class);
    private static final String CONFIG = "libxl-json";

    private final Hypervisor hypervisor;
    private final XenStore store;
    private final UserData userData;
    private final DomainLookup lookup;

    public ListLongText(Hypervisor hypervisor, XenStore store, UserData userData, DomainLookup lookup) {
        this.hypervisor = hypervisor;
        this.store = store;
        this.userData = userData;
        this.lookup = lookup;
    }

    /** {@code secrets}: whether passwords are to be in it. */
    public ConfigText print(DomainSelection selection, boolean secrets) {
        List<Json.Obj> elements = new ArrayList<>();
        for (DomainInfo info : lookup.select(selection.domains())) {
            element(info)
                    .map(found -> secrets ? found : Passwords.hidden(found))
                    .ifPresent(elements::add);
        }
        return new ConfigText(ListLong.print(elements));
    }

    private Optional<Json.Obj> element(DomainInfo info) {
        Optional<String> stored = userData.read(info.domid(), info.uuid(), CONFIG);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            Json.Obj config = LibxlJson.readTree(stored.get());
            return lookup.unlessGone(info.domid(), () -> ListLong.element(info.domid(), config, live(info)));
        } catch (BadJsonException e) {
            LOG.warn("the stored config of domain {} cannot be read: {}", info.domid(), e.getMessage());
            return Optional.empty();
        }
    }

    private LiveValues live(DomainInfo info) {
        int domid = info.domid();
        if (domid == 0 && store.read(DomainPaths.domain(0) + "/memory/target").isEmpty()) {
            store.transact(tx -> {
                Dom0MemoryNodes.fill(tx, info);
                return true;
            });
        }
        String name = lookup.nameOf(domid);
        return new LiveValues(
                name == null ? "" : name,
                info.uuid(),
                onlineVcpus(domid),
                kib(domid, "memory/target"),
                kib(domid, "memory/static-max"),
                scheduling(domid),
                (array, device) -> attached(domid, array, device),
                List.of());
    }

    private BitSet onlineVcpus(int domid) {
        BitSet online = new BitSet();
        String top = DomainPaths.domain(domid) + "/cpu";
        for (String vcpu : store.list(top).orElse(List.of())) {
            if (vcpu.matches("\\d{1,4}")
                    && store.read(top + "/" + vcpu + "/availability").orElse("").equals("online")) {
                online.set(Integer.parseInt(vcpu));
            }
        }
        return online;
    }

    private long kib(int domid, String key) {
        String text = store.read(DomainPaths.domain(domid) + "/" + key).orElse("");
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    private LiveValues.Sched scheduling(int domid) {
        return hypervisor
                .schedulerParameters(domid)
                .map(found -> LiveValues.Sched.shares(found.scheduler().word(), found.weight(), found.cap()))
                .orElseGet(() -> new LiveValues.Sched(hypervisor.scheduler().word(), null, null, null, null));
    }

    /**
     * Disks and network cards are looked for in libxl's own copy, PCI devices, of which it keeps none, in their backend; the
     * other kinds are taken as they were stored.
     */
    private boolean attached(int domid, String array, Json.Obj device) {
        String top = DomainPaths.libxl(domid) + "/device/";
        if (array.equals("nics")) {
            return store.read(top + "vif/" + device.number("devid").orElse(0L)).isPresent();
        }
        if (array.equals("disks")) {
            String vdev = device.string("vdev").orElse("");
            return Vdev.number(vdev).isEmpty()
                    || store.read(top + "vbd/" + Vdev.number(vdev).getAsInt()).isPresent();
        }
        return !array.equals("pcidevs") || pciAttached(domid, device);
    }

    private boolean pciAttached(int domid, Json.Obj device) {
        String backend = DomainPaths.domain(0) + "/backend/pci/" + domid + "/0";
        Optional<String> name = device.string("name");
        String address = String.format(
                "%04x:%02x:%02x.%x",
                device.number("domain").orElse(0L),
                device.number("bus").orElse(0L),
                device.number("dev").orElse(0L),
                device.number("func").orElse(0L));
        return store.list(backend).orElse(List.of()).stream()
                .filter(key -> key.startsWith(name.isPresent() ? "name-" : "dev-"))
                .anyMatch(key -> store.read(backend + "/" + key)
                        .filter(name.orElse(address)::equals)
                        .isPresent());
    }
}
