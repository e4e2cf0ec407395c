package dev.xld.daemon.wire;

import dev.xld.api.CancelRequest;
import dev.xld.api.ConsoleRequest;
import dev.xld.api.CreateReply;
import dev.xld.api.CreateRequest;
import dev.xld.api.DmesgRequest;
import dev.xld.api.DomainRef;
import dev.xld.api.DomainSelection;
import dev.xld.api.Done;
import dev.xld.api.HostInfoRequest;
import dev.xld.api.Method;
import dev.xld.api.RenameRequest;
import dev.xld.api.ShutdownRequest;
import dev.xld.api.WaitRequest;
import dev.xld.config.Diagnostic;
import dev.xld.config.ParseResult;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.create.CreateOptions;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.host.Consoles;
import dev.xld.daemon.host.DomainListing;
import dev.xld.daemon.host.DomainLookup;
import dev.xld.daemon.host.DomainWaiter;
import dev.xld.daemon.host.HostReport;
import dev.xld.daemon.host.HypervisorLog;
import dev.xld.daemon.host.ListLongText;
import dev.xld.daemon.host.Uptimes;
import dev.xld.daemon.host.VcpuListing;
import dev.xld.daemon.pci.PciHost;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.userdata.UserData;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.nio.file.Path;
import java.util.List;

/** The one place where methods of the wire meet what answers them. */
public final class Operations {
    private Operations() {}

    /** Every method of {@link Method} but {@link Method#TASK_CANCEL}, which a connection answers itself. */
    public static MethodTable table(
            Hypervisor hypervisor,
            XenStore store,
            UserData userData,
            StoredConfig format,
            DomainManager domains,
            PciHost pci) {
        DomainLookup lookup = new DomainLookup(hypervisor, domains.names());
        MethodTable table = new MethodTable();
        queries(table, hypervisor, store, userData, lookup);
        changes(table, format, domains);
        PciOperations.add(table, pci, domains);
        DeviceOperations.on(table, format, domains);
        return table;
    }

    private static void queries(
            MethodTable table, Hypervisor hypervisor, XenStore store, UserData userData, DomainLookup lookup) {
        DomainListing listing = new DomainListing(hypervisor, store, lookup);
        ListLongText configs = new ListLongText(hypervisor, store, userData, lookup);
        VcpuListing vcpus = new VcpuListing(hypervisor, lookup);
        Uptimes uptimes = new Uptimes(store, lookup);
        HostReport report = new HostReport(hypervisor);
        HypervisorLog log = new HypervisorLog(hypervisor);
        Consoles consoles = new Consoles(hypervisor, store, lookup);
        DomainWaiter waiter = new DomainWaiter(hypervisor, store);
        table.on(Method.DOMAIN_LIST, DomainSelection.class, (what, task) -> listing.list(what))
                .on(
                        Method.DOMAIN_CONFIG,
                        DomainSelection.class,
                        (what, task) -> configs.print(what, task.seesSecrets()))
                .on(Method.DOMAIN_RESOLVE, DomainRef.class, (what, task) -> lookup.resolve(what.domain()))
                .on(Method.DOMAIN_WAIT, WaitRequest.class, waiter::await)
                .on(Method.DOMAIN_CONSOLE, ConsoleRequest.class, (what, task) -> consoles.find(what))
                .on(Method.DOMAIN_UPTIME, DomainSelection.class, (what, task) -> uptimes.list(what))
                .on(Method.VCPU_LIST, DomainSelection.class, (what, task) -> vcpus.list(what))
                .on(Method.HOST_INFO, HostInfoRequest.class, (what, task) -> report.report(what))
                .on(Method.HOST_DMESG, DmesgRequest.class, (what, task) -> log.read(what))
                .on(Method.TASK_CANCEL, CancelRequest.class, (what, task) -> new Done());
    }

    private static void changes(MethodTable table, StoredConfig format, DomainManager domains) {
        table.on(Method.DOMAIN_CREATE, CreateRequest.class, (what, task) -> create(what, format, domains, task))
                .on(Method.DOMAIN_DESTROY, DomainRef.class, (what, task) -> {
                    domains.destroy(domains.resolve(what.domain()), what.force(), task);
                    return new Done();
                })
                .on(Method.DOMAIN_SHUTDOWN, ShutdownRequest.class, (what, task) -> {
                    domains.shutdown(domains.resolve(what.domain()), what.action(), what.fallback(), task);
                    return new Done();
                })
                .on(Method.DOMAIN_PAUSE, DomainRef.class, (what, task) -> {
                    domains.pause(domains.resolve(what.domain()), task);
                    return new Done();
                })
                .on(Method.DOMAIN_UNPAUSE, DomainRef.class, (what, task) -> {
                    domains.unpause(domains.resolve(what.domain()), task);
                    return new Done();
                })
                .on(Method.DOMAIN_RENAME, RenameRequest.class, (what, task) -> {
                    domains.rename(domains.resolve(what.domain()), what.name(), task);
                    return new Done();
                });
    }

    private static CreateReply create(CreateRequest request, StoredConfig format, DomainManager domains, Task task) {
        ParseResult parsed = format.parse(request.file(), request.text(), request.overrides(), request.ignoreMasks());
        var config = parsed.config().orElseThrow();
        int domid = domains.create(
                new CreateOptions(config, Path.of(request.directory()), request.paused(), request.unattended()), task);
        // xl has parsed the text itself and told the findings; other clients get them here.
        List<String> warnings =
                parsed.diagnostics().stream().map(Diagnostic::text).toList();
        return new CreateReply(domid, config.name(), warnings);
    }
}
