package dev.xld.api;

/**
 * Everything the daemon can be asked, one line each: the JSON-RPC method, its parameters and its result. Both sides work
 * through this list; a test fails where one of them does not know an entry.
 */
public enum Method {
    /** All domains or those named, ascending by domid. */
    DOMAIN_LIST("domain.list", DomainSelection.class, DomainSummary[].class, false),
    /** The text of {@code xl list -l}: libxl's JSON of the domains selected. */
    DOMAIN_CONFIG("domain.config", DomainSelection.class, ConfigText.class, false),
    /** Name or number to both. */
    DOMAIN_RESOLVE("domain.resolve", DomainRef.class, DomainId.class, false),
    /** Parses, makes, builds and (unless paused) starts a domain. */
    DOMAIN_CREATE("domain.create", CreateRequest.class, CreateReply.class, true),
    DOMAIN_DESTROY("domain.destroy", DomainRef.class, Done.class, true),
    /** Asks the guest to stop or reboot; answers when the guest took the request. */
    DOMAIN_SHUTDOWN("domain.shutdown", ShutdownRequest.class, Done.class, true),
    /** Answers when the domain has shut down or is gone. */
    DOMAIN_WAIT("domain.wait", WaitRequest.class, WaitReply.class, false),
    DOMAIN_PAUSE("domain.pause", DomainRef.class, Done.class, true),
    DOMAIN_UNPAUSE("domain.unpause", DomainRef.class, Done.class, true),
    DOMAIN_RENAME("domain.rename", RenameRequest.class, Done.class, true),
    /** The command that attaches a terminal to a domain's console. */
    DOMAIN_CONSOLE("domain.console", ConsoleRequest.class, ConsoleReply.class, false),
    DOMAIN_UPTIME("domain.uptime", DomainSelection.class, Uptime[].class, false),
    /** Gives a running domain a device; answers when it is plugged in dom0, the guest perhaps still at work on it. */
    DEVICE_ATTACH("device.attach", DeviceAttachRequest.class, DeviceReply.class, true),
    /** Takes a device from a running domain; answers when nothing of it is left. */
    DEVICE_DETACH("device.detach", DeviceDetachRequest.class, Done.class, true),
    /** Changes what is in a cdrom drive. */
    DEVICE_MEDIUM("device.medium", MediumRequest.class, Done.class, true),
    /** In the store's order. */
    DEVICE_LIST("device.list", DeviceSelection.class, DeviceSummary[].class, false),
    VCPU_LIST("vcpu.list", DomainSelection.class, VcpuSummary[].class, false),
    /** The PCI devices a domain has. */
    PCI_LIST("pci.list", DomainRef.class, PciDevice[].class, false),
    PCI_ATTACH("pci.attach", PciChange.class, Done.class, true),
    /** Answers when the guest has let go of it. */
    PCI_DETACH("pci.detach", PciChange.class, Done.class, true),
    /** PCI devices of the host that are free for guests. */
    ASSIGNABLE_LIST("assignable.list", AssignableSelection.class, AssignableDevice[].class, false),
    /** Takes a PCI device from dom0's driver, for guests. */
    ASSIGNABLE_ADD("assignable.add", AssignableRequest.class, Done.class, true),
    /** Gives a PCI device back to dom0. */
    ASSIGNABLE_REMOVE("assignable.remove", UnassignableRequest.class, Done.class, true),
    HOST_INFO("host.info", HostInfoRequest.class, HostInfo.class, false),
    HOST_DMESG("host.dmesg", DmesgRequest.class, ConsoleText.class, false),
    /** Stops a request under way on this connection; it answers with {@link ErrorKind#CANCELLED} once undone. */
    TASK_CANCEL("task.cancel", CancelRequest.class, Done.class, false);

    private final String wireName;
    private final Class<?> parameters;
    private final Class<?> result;
    private final boolean changing;

    Method(String wireName, Class<?> parameters, Class<?> result, boolean changing) {
        this.wireName = wireName;
        this.parameters = parameters;
        this.result = result;
        this.changing = changing;
    }

    public String wireName() {
        return wireName;
    }

    public Class<?> parameters() {
        return parameters;
    }

    public Class<?> result() {
        return result;
    }

    /** Whether the call changes the host: such calls get an audit line and are refused to read-only peers. */
    public boolean changing() {
        return changing;
    }
}
