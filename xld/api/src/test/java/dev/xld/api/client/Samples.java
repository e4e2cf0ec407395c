package dev.xld.api.client;

import dev.xld.api.AssignableDevice;
import dev.xld.api.AssignableRequest;
import dev.xld.api.AssignableSelection;
import dev.xld.api.CancelRequest;
import dev.xld.api.ConfigText;
import dev.xld.api.ConsoleReply;
import dev.xld.api.ConsoleRequest;
import dev.xld.api.ConsoleText;
import dev.xld.api.CreateReply;
import dev.xld.api.CreateRequest;
import dev.xld.api.DeviceAttachRequest;
import dev.xld.api.DeviceDetachRequest;
import dev.xld.api.DeviceReply;
import dev.xld.api.DeviceSelection;
import dev.xld.api.DeviceSummary;
import dev.xld.api.DmesgRequest;
import dev.xld.api.DomainId;
import dev.xld.api.DomainRef;
import dev.xld.api.DomainSelection;
import dev.xld.api.DomainSummary;
import dev.xld.api.Done;
import dev.xld.api.HostInfo;
import dev.xld.api.HostInfoRequest;
import dev.xld.api.MediumRequest;
import dev.xld.api.Method;
import dev.xld.api.PciChange;
import dev.xld.api.PciDevice;
import dev.xld.api.RenameRequest;
import dev.xld.api.ShutdownRequest;
import dev.xld.api.UnassignableRequest;
import dev.xld.api.Uptime;
import dev.xld.api.VcpuSummary;
import dev.xld.api.WaitReply;
import dev.xld.api.WaitRequest;
import java.util.List;
import java.util.Map;

/** For every method the call and the answer that its golden files hold, with nulls and odd characters where there can be any. */
record Samples(Object parameters, Object result) {
    static Samples of(Method method) {
        return switch (method) {
            case DOMAIN_LIST ->
                new Samples(new DomainSelection(List.of("Domain-0", "7")), new DomainSummary[] {dom0(), nameless()});
            case DOMAIN_CONFIG -> new Samples(new DomainSelection(List.of()), new ConfigText("[\n\n]\n\n"));
            case DOMAIN_RESOLVE -> new Samples(new DomainRef("wëb", false), new DomainId(7, null));
            case DOMAIN_CREATE ->
                new Samples(
                        new CreateRequest(
                                "web.cfg",
                                "name=\"w\\eb\"\n\t# é\n",
                                List.of("vcpus=2"),
                                "/etc/xen",
                                true,
                                false,
                                true),
                        new CreateReply(7, "web", List.of("web.cfg:2: one thing", "another")));
            case DOMAIN_DESTROY -> new Samples(new DomainRef("0", true), new Done());
            case DOMAIN_SHUTDOWN ->
                new Samples(new ShutdownRequest("web", ShutdownRequest.Action.REBOOT, true), new Done());
            case DOMAIN_WAIT -> new Samples(new WaitRequest(7, true), new WaitReply(7, false, 3));
            case DOMAIN_PAUSE, DOMAIN_UNPAUSE -> new Samples(new DomainRef("web", false), new Done());
            case DOMAIN_RENAME -> new Samples(new RenameRequest("web", "old web"), new Done());
            case DOMAIN_CONSOLE ->
                new Samples(
                        new ConsoleRequest("web", ConsoleRequest.Type.SERIAL, 1),
                        new ConsoleReply(7, List.of("/usr/lib/xen-4.17/bin/xenconsole", "7")));
            case DOMAIN_UPTIME ->
                new Samples(
                        new DomainSelection(List.of()),
                        new Uptime[] {new Uptime(0, "Domain-0", 86_461), new Uptime(7, null, 1)});
            case DEVICE_ATTACH ->
                new Samples(
                        new DeviceAttachRequest("web", "disk", List.of("/srv/d é.img,raw", "xvdb"), "/root"),
                        new DeviceReply(7, 51728, List.of("one thing")));
            case DEVICE_DETACH ->
                new Samples(new DeviceDetachRequest("7", "vif", "00:16:3e:00:00:01", true), new Done());
            case DEVICE_MEDIUM -> new Samples(new MediumRequest("web", "hdc", "", "/root"), new Done());
            case DEVICE_LIST ->
                new Samples(new DeviceSelection("web", "disk"), new DeviceSummary[] {
                    new DeviceSummary(7, 51728, 0, -1, "/local/domain/0/backend/vbd/7/51728", Map.of("ring-ref", "-1"))
                });
            case VCPU_LIST ->
                new Samples(new DomainSelection(List.of("7")), new VcpuSummary[] {
                    new VcpuSummary(7, null, 0, true, 3, false, true, 12_345_678_901L, "all", "0-1,3")
                });
            case PCI_LIST ->
                new Samples(new DomainRef("web", false), new PciDevice[] {new PciDevice(28, 1, "0000:03:00.1")});
            case PCI_ATTACH -> new Samples(new PciChange("web", "03:00.*@1c,permissive=1", false), new Done());
            case PCI_DETACH -> new Samples(new PciChange("7", "name=tuner", true), new Done());
            case ASSIGNABLE_LIST ->
                new Samples(new AssignableSelection(), new AssignableDevice[] {
                    new AssignableDevice("0000:03:00.0", null), new AssignableDevice("0000:04:00.0", "tuner")
                });
            case ASSIGNABLE_ADD -> new Samples(new AssignableRequest("04:00.0", "tuner"), new Done());
            case ASSIGNABLE_REMOVE -> new Samples(new UnassignableRequest("tuner", true), new Done());
            case HOST_INFO ->
                new Samples(
                        new HostInfoRequest(true),
                        new HostInfo(
                                List.of(new HostInfo.Field("host", "lab"), new HostInfo.Field("xen_changeset", "")),
                                List.of("cpu_topology           :")));
            case HOST_DMESG -> new Samples(new DmesgRequest(true), new ConsoleText("(XEN) one\n(XEN) two\n"));
            case TASK_CANCEL -> new Samples(new CancelRequest(9_000_000_000L), new Done());
        };
    }

    private static DomainSummary dom0() {
        return new DomainSummary(
                0,
                "Domain-0",
                "00000000-0000-0000-0000-000000000000",
                1_572_864,
                0,
                2,
                "r-----",
                -1,
                56_100_000_000L,
                "system_u:system_r:dom0_t",
                "Pool-0",
                "all");
    }

    private static DomainSummary nameless() {
        return new DomainSummary(
                7, null, "d744844c-b8ee-411e-af99-630347641f36", 4, 4, 0, "---scd", 3, 0, null, null, "none");
    }
}
