package dev.xld.daemon.host;

import dev.xld.api.ConsoleReply;
import dev.xld.api.ConsoleRequest;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.XenInfo;
import dev.xld.xenstore.XenStore;
import java.util.Locale;

/** Which program shows a domain's console: the xenconsole of the running release. Any thread may call. */
public final class Consoles {
    private final Hypervisor hypervisor;
    private final XenStore store;
    private final DomainLookup lookup;

    public Consoles(Hypervisor hypervisor, XenStore store, DomainLookup lookup) {
        this.hypervisor = hypervisor;
        this.store = store;
        this.lookup = lookup;
    }

    /** HVM guests have their primary console on a serial port, others on the PV console. */
    public ConsoleReply find(ConsoleRequest request) {
        int domid = lookup.domid(request.domain());
        ConsoleRequest.Type type = request.type();
        if (type == null) {
            boolean hvm = store.read("/libxl/" + domid + "/type").orElse("").equals("hvm");
            type = hvm ? ConsoleRequest.Type.SERIAL : ConsoleRequest.Type.PV;
        }
        int number = request.number() == null ? 0 : request.number();
        XenInfo xen = hypervisor.info();
        return ConsoleReply.of(
                domid, xen.major() + "." + xen.minor(), number, type.name().toLowerCase(Locale.ROOT));
    }
}
