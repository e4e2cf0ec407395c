package dev.xld.daemon.wire;

import dev.xld.api.DeviceAttachRequest;
import dev.xld.api.DeviceDetachRequest;
import dev.xld.api.DeviceReply;
import dev.xld.api.DeviceSelection;
import dev.xld.api.DeviceSummary;
import dev.xld.api.Done;
import dev.xld.api.MediumRequest;
import dev.xld.api.Method;
import dev.xld.config.Diagnostic;
import dev.xld.config.xl.device.DeviceOperands;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;

/** The methods of {@link Operations} that are about devices of running domains, all kinds alike. */
final class DeviceOperations {
    private DeviceOperations() {}

    static void on(MethodTable table, StoredConfig format, DomainManager domains) {
        table.on(Method.DEVICE_ATTACH, DeviceAttachRequest.class, (what, task) -> attach(what, format, domains, task))
                .on(Method.DEVICE_DETACH, DeviceDetachRequest.class, (what, task) -> {
                    int domid = domains.resolve(what.domain());
                    domains.devices().detach(domid, what.kind(), what.device(), what.force(), task);
                    return new Done();
                })
                .on(Method.DEVICE_MEDIUM, MediumRequest.class, (what, task) -> {
                    int domid = domains.resolve(what.domain());
                    domains.drives().change(domid, what.drive(), what.image(), Path.of(what.directory()), task);
                    return new Done();
                })
                .on(
                        Method.DEVICE_LIST,
                        DeviceSelection.class,
                        (what, task) -> domains.devices()
                                .list(domains.resolve(what.domain()), what.kind())
                                .toArray(DeviceSummary[]::new));
    }

    private static DeviceReply attach(
            DeviceAttachRequest request, StoredConfig format, DomainManager domains, Task task) {
        DeviceOperands.Result read = format.device(request.kind(), request.words());
        DeviceAddress device = domains.devices()
                .attach(
                        domains.resolve(request.domain()),
                        read.device().orElseThrow(),
                        Path.of(request.directory()),
                        task);
        return new DeviceReply(
                device.domid(),
                device.devid(),
                read.diagnostics().stream().map(Diagnostic::message).toList());
    }
}
