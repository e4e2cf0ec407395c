package dev.xld.config.xm.domain;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.Setting;
import dev.xld.config.xl.setting.Value;
import dev.xld.config.xm.option.XmFile;
import dev.xld.config.xm.option.XmValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of one xm file as keys of xl.cfg. Names that are neither xm's nor xl's are the file's own variables and count
 * for nothing. One file, one thread.
 */
final class XmOptions {
    /** Options with no counterpart. */
    private static final Set<String> UNSUPPORTED = Set.of(
            "vscsi",
            "vusb",
            "vncconsole",
            "bootentry",
            "fda",
            "fdb",
            "parallel",
            "monitor",
            "monitor_path",
            "isa",
            "guest_os_type",
            "vhpt",
            "memory_sharing",
            "superpages",
            "features",
            "cpuid_check",
            "on_xend_start",
            "on_xend_stop",
            "autorestart",
            "description");

    /** Values of these that say what is so anyway. */
    private static final Set<String> ASKS_FOR_NOTHING = Set.of("", "0", "[]", "none", "default", "ignore");

    /** Options that say nothing xl needs to hear. */
    private static final Set<String> SILENT = Set.of(
            "s3_integrity", "target", "machine_address_size", "suppress_spurious_page_faults", "nics", "vncviewer");

    private static final Map<String, String> RENAMED =
            Map.of("cpu_cap", "cap", "irq", "irqs", "access_control", "seclabel");

    private final String source;
    private final XmFile file;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    XmOptions(String source, XmFile file) {
        this.source = source;
        this.file = file;
    }

    List<Diagnostic> findings() {
        return findings;
    }

    /** The keys, with xm's defaults where they are others than xl's. */
    Map<String, Setting> settings() {
        Position start = new Position(source, 1, 1);
        put("memory", "128", start);
        put("on_crash", "restart", start);
        file.options().values().forEach(this::option);
        Set.of("builder", "cpu", "vcpu_avail", "loader", "restart", "bootargs", "cdrom")
                .forEach(settings::remove);
        builder();
        restart();
        cpus();
        loader();
        deviceModel();
        cdrom();
        bootloader();
        String line = XmKernelLine.of(this::text);
        if (line != null) {
            put("cmdline", line, start);
            List.of("root", "extra").forEach(settings::remove);
        }
        return settings;
    }

    private void option(XmFile.Option option) {
        String name = option.name();
        Position place = option.position();
        if (UNSUPPORTED.contains(name)) {
            String text = option.value().text();
            if (!ASKS_FOR_NOTHING.contains(text)) {
                say(Severity.WARNING, place, "xl has nothing for " + name + ", which is left out", null);
            }
        } else if (name.equals("vtpm") && option.value() instanceof XmValue.Items all && isOfDom0(all)) {
            say(
                    Severity.WARNING,
                    place,
                    "xl has no vtpm of dom0, which is left out",
                    "give it one with a backend of its own");
        } else if (name.equals("disk")) {
            put(name, list(option, spec -> XmDisk.translate(spec, place, findings)), place);
        } else if (name.equals("blkif") || name.equals("netif")) {
            put("driver_domain", option.value().text(), place);
        } else if (!SILENT.contains(name) && XlConfig.knows(name)) {
            settings.put(
                    RENAMED.getOrDefault(name, name),
                    new Setting(RENAMED.getOrDefault(name, name), value(option.value(), place), false, place));
        }
    }

    /** xend's dom0 had the instances of vtpms. */
    private static boolean isOfDom0(XmValue.Items vtpms) {
        return vtpms.values().stream().anyMatch(vtpm -> vtpm.text().contains("instance="));
    }

    private void put(String key, String text, Position place) {
        put(key, new Value.Atom(text, place), place);
    }

    private void put(String key, Value value, Position place) {
        settings.put(key, new Setting(key, value, false, place));
    }

    private static Value value(XmValue value, Position place) {
        return value instanceof XmValue.Items items
                ? new Value.Items(
                        items.values().stream().map(item -> value(item, place)).toList(), place)
                : new Value.Atom(value.text(), place);
    }

    /** The texts of a list, translated; what cannot be is left out, with a finding. */
    private static Value list(XmFile.Option option, java.util.function.Function<String, @Nullable String> translate) {
        List<XmValue> items = option.value() instanceof XmValue.Items list ? list.values() : List.of(option.value());
        List<Value> translated = new ArrayList<>();
        for (XmValue item : items) {
            String text = translate.apply(item.text());
            if (text != null) {
                translated.add(new Value.Atom(text, option.position()));
            }
        }
        return new Value.Items(translated, option.position());
    }

    /** An option's text; null where it is not given, empty or a list. */
    private @Nullable String text(String name) {
        XmFile.Option option = file.options().get(name);
        if (option == null || option.value() instanceof XmValue.Items) {
            return null;
        }
        String text = option.value().text();
        return text.isEmpty() ? null : text;
    }

    private Position place(String name) {
        XmFile.Option option = file.options().get(name);
        return option == null ? new Position(source, 1, 1) : option.position();
    }

    private void say(Severity severity, Position place, String message, @Nullable String hint) {
        String word = severity == Severity.ERROR ? ": error: " : ": warning: ";
        findings.add(new Diagnostic(
                severity,
                place,
                place + word + message + (hint == null ? "" : "; " + hint),
                hint,
                severity == Severity.ERROR ? 1 : 0));
    }

    private void builder() {
        String builder = text("builder");
        if (builder == null || settings.containsKey("type")) {
            return;
        }
        switch (builder) {
            case "linux", "generic" -> put("type", "pv", place("builder"));
            case "hvm", "vmx" -> put("type", "hvm", place("builder"));
            case "pvh" -> put("type", builder, place("builder"));
            default -> say(Severity.ERROR, place("builder"), "there is no builder " + builder, "write linux or hvm");
        }
    }

    private void restart() {
        String restart = text("restart");
        if (restart == null) {
            return;
        }
        List<String> actions = switch (restart) {
            case "onreboot" -> List.of("destroy", "restart", "destroy");
            case "always" -> List.of("restart", "restart", "restart");
            case "never" -> List.of("destroy", "destroy", "destroy");
            default -> List.of();
        };
        if (actions.isEmpty()) {
            String message = "restart is onreboot, always or never, not " + restart;
            say(Severity.ERROR, place("restart"), message, null);
            return;
        }
        List<String> keys = List.of("on_poweroff", "on_reboot", "on_crash");
        for (int i = 0; i < keys.size(); i++) {
            put(keys.get(i), actions.get(i), place("restart"));
        }
    }

    /** {@code cpu} stands before the others; {@code vcpu_avail} is a mask of those online at start. */
    private void cpus() {
        String cpu = text("cpu");
        String cpus = text("cpus");
        if (cpu != null && !cpu.equals("-1")) {
            put("cpus", cpus == null ? cpu : cpu + "," + cpus, place("cpu"));
        }
        String mask = text("vcpu_avail");
        String vcpus = text("vcpus");
        if (mask == null) {
            return;
        }
        try {
            put("vcpus", Integer.toString(new BigInteger(mask).bitCount()), place("vcpu_avail"));
            if (vcpus != null) {
                put("maxvcpus", vcpus, place("vcpus"));
            }
        } catch (NumberFormatException e) {
            say(Severity.ERROR, place("vcpu_avail"), "vcpu_avail is a number, a bit for each vcpu, not " + mask, null);
        }
    }

    /** The firmware of an HVM guest is hvmloader unless another is named, as loader or as kernel. */
    private void loader() {
        String loader = text("loader");
        if (loader != null && !loader.substring(loader.lastIndexOf('/') + 1).equals("hvmloader")) {
            put("firmware_override", loader, place("loader"));
        }
        String kernel = text("kernel");
        if (isHvm() && kernel != null && kernel.endsWith("hvmloader")) {
            settings.remove("kernel");
        }
    }

    private boolean isHvm() {
        return settings.containsKey("type")
                && settings.get("type").value() instanceof Value.Atom type
                && type.text().equals("hvm");
    }

    /** xend's own qemu is what the guest has anyway, or the one of today; in a stub domain it was by its name. */
    private void deviceModel() {
        String program = text("device_model");
        settings.remove("device_model");
        if (program != null && program.endsWith("stubdom-dm")) {
            put("device_model_stubdomain_override", "1", place("device_model"));
        } else if (program != null && !program.endsWith("qemu-dm")) {
            put("device_model_override", program, place("device_model"));
        }
    }

    /** Before Xen 3.1 an image in the drive was an option of its own; a disk wins. */
    private void cdrom() {
        String image = text("cdrom");
        if (image == null || !isHvm()) {
            return;
        }
        List<Value> disks = new ArrayList<>();
        if (settings.containsKey("disk") && settings.get("disk").value() instanceof Value.Items given) {
            disks.addAll(given.values());
        }
        boolean taken = disks.stream()
                .anyMatch(disk -> disk instanceof Value.Atom spec && spec.text().startsWith("vdev=hdc,"));
        if (!taken) {
            disks.add(new Value.Atom("vdev=hdc,devtype=cdrom,access=ro,target=" + image, place("cdrom")));
            put("disk", new Value.Items(disks, place("cdrom")), place("cdrom"));
        }
    }

    private void bootloader() {
        String arguments = text("bootargs") == null ? text("bootloader_args") : text("bootargs");
        if (arguments != null) {
            Position place = place(text("bootargs") == null ? "bootloader_args" : "bootargs");
            List<Value> words = Arrays.stream(arguments.strip().split("\\s+"))
                    .map(word -> (Value) new Value.Atom(word, place))
                    .toList();
            put("bootloader_args", new Value.Items(words, place), place);
        }
    }
}
