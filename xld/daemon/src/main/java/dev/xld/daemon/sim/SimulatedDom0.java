package dev.xld.daemon.sim;

import dev.xld.xen.ShutdownReason;
import dev.xld.xenstore.InMemoryXenStore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays, in an in-memory store, everybody a toolstack talks to: xenconsoled opens consoles, backends go through their states,
 * guests obey {@code control/shutdown}. Works on the store's event thread.
 */
final class SimulatedDom0 {
    private static final Pattern CONSOLE = Pattern.compile("/local/domain/(\\d+)/console/ring-ref");
    private static final Pattern BACKEND = Pattern.compile("/local/domain/0/backend/(vif|vbd)/\\d+/\\d+/state");
    private static final Pattern SHUTDOWN = Pattern.compile("/local/domain/(\\d+)/control/shutdown");

    private final InMemoryXenStore store;
    private final SimulatedHypervisor hypervisor;

    SimulatedDom0(InMemoryXenStore store, SimulatedHypervisor hypervisor) {
        this.store = store;
        this.hypervisor = hypervisor;
    }

    void start() {
        store.write("/local/domain/0/name", "Domain-0");
        store.write("/local/domain/0/domid", "0");
        store.write("/local/domain/0/memory/target", "1048576");
        store.write("/local/domain/0/memory/static-max", "1048576");
        store.write("/local/pool/0/name", "Pool-0");
        store.watch("/local/domain", this::changed);
    }

    private void changed(String path) {
        Matcher console = CONSOLE.matcher(path);
        Matcher shutdown = SHUTDOWN.matcher(path);
        if (console.matches()) {
            store.write("/local/domain/" + console.group(1) + "/console/tty", "/dev/pts/simulated");
        } else if (shutdown.matches()) {
            obey(path, Integer.parseInt(shutdown.group(1)));
        } else if (BACKEND.matcher(path).matches()) {
            advance(path);
        }
    }

    private void obey(String path, int domid) {
        String wish = store.read(path).orElse("");
        if ((wish.equals("poweroff") || wish.equals("reboot"))
                && hypervisor.domain(domid).isPresent()) {
            store.write(path, "");
            hypervisor.stop(domid, wish.equals("reboot") ? ShutdownReason.REBOOT : ShutdownReason.POWEROFF);
        }
    }

    private void advance(String path) {
        String state = store.read(path).orElse("");
        if (state.equals("1")) {
            store.write(path, "2");
        } else if (state.equals("5")) {
            store.write(path, "6");
        }
    }
}
