package dev.xld.config.sxp.domain;

import dev.xld.config.DiskSpec;
import dev.xld.config.PciSpec;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.VifSpec;
import dev.xld.config.sxp.Findings;
import dev.xld.config.sxp.Sxp;
import dev.xld.config.sxp.SxpReader.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The elements {@code (device (CLASS ...))}. Whatever their order, those of one kind keep theirs. One reading, one thread. */
final class Devices {
    private static final Set<String> OF_ALL = Set.of("uuid", "state");

    private final Keys image;
    private final Draft draft;
    private final Framebuffers framebuffers = new Framebuffers();

    private Devices(Keys image, Draft draft) {
        this.image = image;
        this.draft = draft;
    }

    static void read(Sxp domain, Keys image, Draft draft, Findings findings) {
        Devices devices = new Devices(image, draft);
        for (Sxp device : domain.children("device")) {
            Sxp form = device.children().stream().findFirst().orElse(device);
            String kind = form instanceof Sxp.Form ? form.name().orElse("") : "";
            if (kind.isEmpty() || form == device) {
                findings.error(device.position(), device.shown() + " is no device", "write (device (vif ...))");
            } else {
                devices.read(kind, form, findings);
            }
        }
        devices.framebuffers.finish(image, draft);
        if (draft.isHvm()) {
            Vbd.readCdrom(image, draft);
        }
    }

    private void read(String kind, Sxp form, Findings findings) {
        Keys keys = new Keys("a " + kind, findings, form).take(repeating(kind));
        keys.know(OF_ALL);
        switch (kind) {
            case "vbd", "tap", "tap2" -> Vbd.read(keys, draft);
            case "vif" -> Vif.read(keys, draft);
            case "vfb" -> framebuffers.readScreen(keys);
            case "vkbd" -> framebuffers.readKeyboard(keys);
            case "pci" -> Pci.read(keys, image, draft);
            case "vusb" -> Vusb.read(keys, draft);
            case "ioports" -> HostParts.readPorts(keys, draft);
            case "irq" -> HostParts.readIrq(keys, draft);
            // Every domain has its console.
            case "console" -> keys.know(keys.forms().keySet());
            case "vif2", "vscsi" -> {
                keys.know(keys.forms().keySet());
                findings.warn(form.position(), "xld has no " + kind + " and drops it", "give the guest a vif or a vbd");
            }
            case "vtpm" -> {
                keys.know(keys.forms().keySet());
                findings.warn(
                        form.position(),
                        "xld has no vtpm of dom0 and drops it",
                        "give the guest a vtpm with a backend of its own in an xl config");
            }
            default ->
                findings.error(
                        form.position(),
                        Sxp.atom(kind).shown() + " is no kind of device",
                        "there are vbd, tap, tap2, vif, vfb, vkbd, pci, vusb, ioports, irq and console");
        }
        keys.warnOfUnknown();
    }

    private static Set<String> repeating(String kind) {
        return kind.equals("pci") || kind.equals("vusb") || kind.equals("vscsi") ? Set.of("dev", "port") : Set.of();
    }

    static void write(Out out, Draft draft) {
        List<Sxp> all = new ArrayList<>();
        for (DiskSpec disk : draft.devices(DiskSpec.class)) {
            all.add(Vbd.write(disk, all.isEmpty()));
        }
        draft.devices(VifSpec.class).forEach(vif -> all.add(Vif.write(vif)));
        all.addAll(Framebuffers.write(draft));
        Pci.write(draft.devices(PciSpec.class)).ifPresent(all::add);
        draft.devices(UsbctrlSpec.class).forEach(usb -> Vusb.write(usb).ifPresent(all::add));
        all.addAll(HostParts.write(draft));
        all.stream().filter(Devices::reads).forEach(out::add);
    }

    /** Whether xend could have a device: its words for it may be too few for what it is. */
    private static boolean reads(Sxp device) {
        Findings findings = new Findings(Mode.ROBUST);
        Keys image = new Keys("", findings, Sxp.form("linux"));
        read(Sxp.form("domain", device), image, new Draft(), findings);
        return !findings.failed();
    }
}
