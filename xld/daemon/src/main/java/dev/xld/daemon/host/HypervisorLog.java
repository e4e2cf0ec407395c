package dev.xld.daemon.host;

import dev.xld.api.ConsoleText;
import dev.xld.api.DmesgRequest;
import dev.xld.xen.Hypervisor;

/** {@code xl dmesg}. Any thread may call. */
public final class HypervisorLog {
    private final Hypervisor hypervisor;

    public HypervisorLog(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    public ConsoleText read(DmesgRequest request) {
        return new ConsoleText(hypervisor.consoleRing(request.clear()));
    }
}
