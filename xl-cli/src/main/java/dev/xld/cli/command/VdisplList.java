package dev.xld.cli.command;

import dev.xld.api.DeviceSummary;
import dev.xld.cli.Usage;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code xl vdispl-list}. */
@Command(name = "vdispl-list")
public final class VdisplList extends DevicesCommand {
    @Override
    String key() {
        return "vdispl";
    }

    @Override
    String header() {
        return "";
    }

    @Override
    String row(DeviceSummary device) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "DevId: %d, BE: %d, handle: %d, state: %d, be-alloc: %s, BE-path: %s, FE-path: %s",
                device.devid(),
                device.backendDomid(),
                device.domid(),
                device.state(),
                detail(device, "be-alloc"),
                device.backendPath(),
                "/local/domain/" + device.domid() + "/device/vdispl/" + device.devid()));
        for (int i = 0; device.details().containsKey(i + "/unique-id"); i++) {
            String size = detail(device, i + "/resolution");
            lines.add(String.format(
                    "\tConnector: %d, id: %s, width: %s, height: %s, req-rref: %s, req-evtch: %s, evt-rref: %s,"
                            + " evt-evtch: %s",
                    i,
                    detail(device, i + "/unique-id"),
                    size.replaceFirst("x.*", ""),
                    size.replaceFirst(".*x", ""),
                    detail(device, i + "/req-ring-ref"),
                    detail(device, i + "/req-event-channel"),
                    detail(device, i + "/evt-ring-ref"),
                    detail(device, i + "/evt-event-channel")));
        }
        return String.join("\n", lines);
    }

    @Override
    boolean endsAtUnknown() {
        return false;
    }

    @Override
    public Usage usage() {
        return new Usage("vdispl-list", "", "<Domain(s)>", "List the PV displays of domains", "");
    }
}
