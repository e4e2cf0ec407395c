package dev.xld.cli.command;

import dev.xld.api.DeviceSummary;
import dev.xld.cli.Usage;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code xl vsnd-list}. */
@Command(name = "vsnd-list")
public final class VsndList extends DevicesCommand {
    /** What C prints of a string that is not there. */
    private static final String NULL = "(null)";

    /** The formats too go by the name of the rates, as with xl. */
    private static final List<String> PARAMS =
            List.of("channels-min", "channels-max", "buffer-size", "sample-rates", "sample-formats");

    private static void stream(StringBuilder text, DeviceSummary device, int number, String path) {
        text.append("\n\t\tstream: ").append(number).append(", unique-id: ").append(quoted(device, path + "unique-id"));
        text.append(", type: ").append(device.details().getOrDefault(path + "type", NULL));
        text.append(params(device, path));
        text.append("\n\t\t\tevent-channel: ").append(detail(device, path + "event-channel"));
        text.append(", ring-ref: ").append(detail(device, path + "ring-ref"));
    }

    private static String quoted(DeviceSummary device, String key) {
        return '"' + device.details().getOrDefault(key, NULL) + '"';
    }

    private static String params(DeviceSummary device, String path) {
        return PARAMS.stream()
                .filter(key -> device.details().containsKey(path + key))
                .map(key -> ", " + key.replace("formats", "rates") + ": "
                        + detail(device, path + key).replace(',', ';'))
                .collect(Collectors.joining());
    }

    @Override
    String key() {
        return "vsnd";
    }

    @Override
    String header() {
        return "";
    }

    @Override
    String row(DeviceSummary device) {
        StringBuilder text = new StringBuilder(String.format(
                "\ndevid: %d, be-domid: %d, handle: %d, state: %d, be-path: %s, fe-path: %s\n",
                device.devid(),
                device.backendDomid(),
                device.domid(),
                device.state(),
                device.backendPath(),
                "/local/domain/" + device.domid() + "/device/vsnd/" + device.devid()));
        text.append("short-name: ").append(quoted(device, "short-name"));
        text.append(", long-name: ").append(quoted(device, "long-name"));
        text.append(params(device, ""));
        for (int pcm = 0; device.details().containsKey(pcm + "/"); pcm++) {
            String path = pcm + "/";
            text.append("\n\tpcm: ").append(pcm).append(", name: ").append(quoted(device, path + "name"));
            text.append(params(device, path));
            for (int stream = 0; device.details().containsKey(path + stream + "/"); stream++) {
                stream(text, device, stream, path + stream + "/");
            }
        }
        return text.toString();
    }

    @Override
    boolean endsAtUnknown() {
        return false;
    }

    @Override
    public Usage usage() {
        return new Usage("vsnd-list", "", "<Domain(s)>", "List the PV sound cards of domains", "");
    }
}
