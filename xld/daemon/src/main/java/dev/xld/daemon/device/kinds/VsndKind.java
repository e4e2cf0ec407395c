package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.VsndSpec;
import dev.xld.config.VsndSpec.Params;
import dev.xld.config.VsndSpec.Pcm;
import dev.xld.daemon.device.AwaitedBackend;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.DevidOrder;
import dev.xld.daemon.device.NumberedKind;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.plan.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PV sound cards, served by a program of the backend's domain. Holds no state; safe for any number of threads. */
public final class VsndKind implements NumberedKind<VsndSpec> {
    private static final String WORD = "vsnd";
    private static final int MOST_PARTS = 32;
    private static final List<String> PARAMS =
            List.of("sample-rates", "sample-formats", "channels-min", "channels-max", "buffer-size");

    private final AwaitedBackend backend;
    private final BackendDomains domains;
    private final DeviceRemoval removal;
    private final DeviceTree tree;

    public VsndKind(AwaitedBackend backend, BackendDomains domains, DeviceRemoval removal, DeviceTree tree) {
        this.backend = backend;
        this.domains = domains;
        this.removal = removal;
        this.tree = tree;
    }

    @Override
    public Class<VsndSpec> spec() {
        return VsndSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    /** The frontend's keys; the guest may have made others of them, so they are taken no further than makes sense. */
    @Override
    public Map<String, String> details(DeviceAddress device) {
        Map<String, String> details = new LinkedHashMap<>();
        texts(details, device, "", List.of("short-name", "long-name"));
        for (int pcm = 0; pcm < MOST_PARTS && tree.frontText(device, "" + pcm).isPresent(); pcm++) {
            texts(details, device, pcm + "/", List.of("name"));
            for (int stream = 0; stream < MOST_PARTS; stream++) {
                String path = pcm + "/" + stream;
                if (tree.frontText(device, path).isEmpty()) {
                    break;
                }
                texts(details, device, path + "/", List.of("unique-id", "type"));
                details.put(path + "/event-channel", tree.frontNumber(device, path + "/event-channel"));
                details.put(path + "/ring-ref", tree.frontNumber(device, path + "/ring-ref"));
            }
        }
        return details;
    }

    private void texts(Map<String, String> details, DeviceAddress device, String path, List<String> keys) {
        details.put(path, "");
        Stream.concat(keys.stream(), PARAMS.stream())
                .forEach(key -> tree.frontText(device, path + key).ifPresent(text -> details.put(path + key, text)));
    }

    @Override
    public VsndSpec prepare(VsndSpec card, DomainConfig config) {
        backendDomid(card);
        return card.numbered(DevidOrder.devid(card, config.devices(VsndSpec.class), VsndSpec::devid));
    }

    private int backendDomid(VsndSpec card) {
        return domains.domid(card.backendDomname(), label(card));
    }

    private static String label(VsndSpec card) {
        return "vsnd " + card.devid();
    }

    @Override
    public Plug plug(int domid, VsndSpec card) {
        DeviceAddress device =
                new DeviceAddress(domid, WORD, Objects.requireNonNull(card.devid()), backendDomid(card), WORD);
        DeviceKeys keys =
                DeviceKeys.of(device).front("long-name", card.longName()).front("short-name", card.shortName());
        params(keys, "", card.params());
        for (int i = 0; i < card.pcms().size(); i++) {
            pcm(keys, i + "/", card.pcms().get(i));
        }
        return new Plug(device, keys.nodes(), backend.connection(device, label(card)));
    }

    private static void pcm(DeviceKeys keys, String path, Pcm pcm) {
        keys.front(path + "name", pcm.name());
        params(keys, path, pcm.params());
        for (int i = 0; i < pcm.streams().size(); i++) {
            stream(keys, path + i + "/", pcm.streams().get(i));
        }
    }

    private static void stream(DeviceKeys keys, String path, VsndSpec.Stream stream) {
        keys.front(path + "unique-id", stream.uniqueId()).front(path + "type", stream.type());
        params(keys, path, stream.params());
    }

    private static void params(DeviceKeys keys, String path, Params params) {
        keys.front(path + "sample-rates", list(params.sampleRates()))
                .front(path + "sample-formats", list(params.sampleFormats()))
                .front(path + "channels-min", params.channelsMin())
                .front(path + "channels-max", params.channelsMax())
                .front(path + "buffer-size", params.bufferSize());
    }

    private static @Nullable String list(List<?> values) {
        return values.isEmpty() ? null : values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        removal.remove(device, force, () -> {}, task);
    }
}
