package dev.xld.config.xl.write;

import dev.xld.config.ChannelSpec;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.DtdevSpec;
import dev.xld.config.P9Spec;
import dev.xld.config.PvcallsSpec;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.UsbdevSpec;
import dev.xld.config.VdisplSpec;
import dev.xld.config.VfbSpec;
import dev.xld.config.VkbSpec;
import dev.xld.config.VsndSpec;
import dev.xld.config.VtpmSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The device lists but disk, vif and pci, which have writers of their own. One file, one thread. */
final class DeviceText {
    private final XlText out;
    private final DomainConfig config;

    private DeviceText(XlText out, DomainConfig config) {
        this.out = out;
        this.config = config;
    }

    static void write(XlText out, DomainConfig config) {
        new DeviceText(out, config).write();
    }

    private void write() {
        out.section("other devices");
        list("dtdev", DtdevSpec.class, (spec, device) -> spec.word(device.path()));
        list("vfb", VfbSpec.class, DeviceText::vfb);
        keyboards();
        list("channel", ChannelSpec.class, DeviceText::channel);
        list(
                "vtpm",
                VtpmSpec.class,
                (spec, tpm) -> spec.option("backend", tpm.backendDomname()).option("uuid", tpm.uuid()));
        list(
                "p9",
                P9Spec.class,
                (spec, p9) -> spec.option("tag", p9.tag())
                        .option("security_model", p9.securityModel())
                        .option("path", p9.path())
                        .option("backend", p9.backendDomname()));
        list("pvcalls", PvcallsSpec.class, (spec, calls) -> spec.option("backend", calls.backendDomname()));
        list("vdispl", VdisplSpec.class, DeviceText::display);
        out.rawList(
                "vsnd", config.devices(VsndSpec.class).stream().map(this::sound).toList());
        list(
                "usbctrl",
                UsbctrlSpec.class,
                (spec, usb) -> spec.option("type", usb.type())
                        .option("version", usb.version())
                        .option("ports", usb.ports()));
        list(
                "usbdev",
                UsbdevSpec.class,
                (spec, usb) -> spec.word(usb.typed() ? "type=hostdev" : null)
                        .option("hostbus", usb.hostbus())
                        .option("hostaddr", usb.hostaddr())
                        .option("controller", usb.ctrl())
                        .option("port", usb.port()));
    }

    private <S extends DeviceSpec> void list(String key, Class<S> kind, BiFunction<SpecText, S, SpecText> write) {
        out.list(
                key,
                config.devices(kind).stream()
                        .map(device ->
                                write.apply(new SpecText(out, key), device).toString())
                        .toList());
    }

    private static SpecText vfb(SpecText spec, VfbSpec vfb) {
        return spec.flag("vnc", vfb.vnc().enable())
                .option("vnclisten", vfb.vnc().listen())
                .option("vncpasswd", vfb.vnc().passwd())
                .option("vncdisplay", vfb.vnc().display())
                .flag("vncunused", vfb.vnc().findunused())
                .option("keymap", vfb.keymap())
                .flag("sdl", vfb.sdl().enable())
                .flag("opengl", vfb.sdl().opengl())
                .option("display", vfb.sdl().display())
                .option("xauthority", vfb.sdl().xauthority());
    }

    /** All but those that come with a vfb. */
    private void keyboards() {
        List<String> keyboards = new ArrayList<>();
        for (VkbSpec vkb : config.devices(VkbSpec.class)) {
            if (vkb.backendType() != null) {
                keyboards.add(keyboard(new SpecText(out, "vkb"), vkb).toString());
            }
        }
        out.list("vkb", keyboards);
    }

    private static SpecText keyboard(SpecText spec, VkbSpec vkb) {
        return spec.option("backend", vkb.backendDomname())
                .option("backend-type", vkb.backendType())
                .option("unique-id", vkb.uniqueId())
                .word(vkb.featureDisableKeyboard() ? "feature-disable-keyboard=1" : null)
                .word(vkb.featureDisablePointer() ? "feature-disable-pointer=1" : null)
                .word(vkb.featureAbsPointer() ? "feature-abs-pointer=1" : null)
                .word(vkb.featureRawPointer() ? "feature-raw-pointer=1" : null)
                .word(vkb.featureMultiTouch() ? "feature-multi-touch=1" : null)
                .option("width", vkb.width())
                .option("height", vkb.height())
                .option("multi-touch-width", vkb.multiTouchWidth())
                .option("multi-touch-height", vkb.multiTouchHeight())
                .option("multi-touch-num-contacts", vkb.multiTouchNumContacts());
    }

    private static SpecText channel(SpecText spec, ChannelSpec channel) {
        String name = channel.name();
        return spec.option("name", name != null && name.isEmpty() ? " " : name)
                .option("connection", channel.connection().name().toLowerCase(Locale.ROOT))
                .option("path", channel.path())
                .option("backend", channel.backendDomname());
    }

    private static SpecText display(SpecText spec, VdisplSpec display) {
        String connectors = display.connectors().stream()
                .map(c -> c.uniqueId() + ":" + zero(c.width()) + "x" + zero(c.height()))
                .collect(Collectors.joining(";"));
        return spec.option("backend", display.backendDomname())
                .word(display.beAlloc() ? "be-alloc=1" : null)
                .option("connectors", connectors);
    }

    private static long zero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private String sound(VsndSpec card) {
        List<String> items = new ArrayList<>();
        items.add(params(new SpecText(out, "vsnd").word("card"), card.params())
                .option("backend", card.backendDomname())
                .option("short-name", card.shortName())
                .option("long-name", card.longName())
                .toString());
        for (VsndSpec.Pcm pcm : card.pcms()) {
            items.add(params(new SpecText(out, "vsnd").word("pcm"), pcm.params())
                    .option("name", pcm.name())
                    .toString());
            for (VsndSpec.Stream stream : pcm.streams()) {
                items.add(params(new SpecText(out, "vsnd").word("stream"), stream.params())
                        .option("unique-id", stream.uniqueId())
                        .option("type", stream.type())
                        .toString());
            }
        }
        return items.stream().map(XlText::quoted).collect(Collectors.joining(", ", "[ ", " ]"));
    }

    private static SpecText params(SpecText spec, VsndSpec.Params params) {
        String rates = params.sampleRates().stream().map(String::valueOf).collect(Collectors.joining(";"));
        return spec.option("sample-rates", rates.isEmpty() ? null : rates)
                .option(
                        "sample-formats",
                        params.sampleFormats().isEmpty() ? null : String.join(";", params.sampleFormats()))
                .option("channels-min", params.channelsMin())
                .option("channels-max", params.channelsMax())
                .option("buffer-size", params.bufferSize());
    }
}
