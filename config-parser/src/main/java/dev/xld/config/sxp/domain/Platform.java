package dev.xld.config.sxp.domain;

import dev.xld.config.DeviceModelInfo;
import dev.xld.config.HvmInfo;
import dev.xld.config.sxp.Sxp;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an image that say how the machine is virtualised. xend fills in what a config leaves out, so a value that libxl takes
 * anyway counts as not given; written it is always there for an HVM guest.
 */
final class Platform {
    private static final List<String> TSC_MODES = List.of("default", "always_emulate", "native", "native_paravirt");
    private static final List<String> TIMER_MODES = List.of(
            "delay_for_missed_ticks",
            "no_delay_for_missed_ticks",
            "no_missed_ticks_pending",
            "one_missed_tick_pending");
    private static final int USUAL_TIMER_MODE = 1;
    private static final String USUAL_BOOT = "cda";
    private static final String DEVICE_MODEL = "/usr/lib/xen/bin/qemu-dm";

    /** Two states; {@code usual} is what libxl takes where nothing is said, null where it is not written then. */
    private record Switch(
            String key,
            boolean hvmOnly,
            @Nullable Boolean usual,
            Function<Draft, @Nullable Boolean> get,
            BiConsumer<Draft, @Nullable Boolean> set) {}

    private static final List<Switch> SWITCHES = List.of(
            new Switch("acpi", false, true, d -> d.acpi, (d, on) -> d.acpi = on),
            new Switch("apic", true, true, d -> d.build.apic, (d, on) -> d.build.apic = on),
            new Switch("pae", true, true, d -> d.hvm.pae, (d, on) -> d.hvm.pae = on),
            new Switch("hpet", true, true, d -> d.hvm.hpet, (d, on) -> d.hvm.hpet = on),
            new Switch("vpt_align", true, true, d -> d.hvm.vptAlign, (d, on) -> d.hvm.vptAlign = on),
            new Switch("viridian", true, false, d -> d.hvm.viridian, (d, on) -> d.hvm.viridian = on),
            new Switch("xen_platform_pci", true, true, d -> d.hvm.xenPlatformPci, (d, on) -> d.hvm.xenPlatformPci = on),
            new Switch("hap", false, true, d -> d.hap, (d, on) -> d.hap = on),
            new Switch("oos", false, true, d -> d.oos, (d, on) -> d.oos = on),
            new Switch("nestedhvm", false, false, d -> d.nestedHvm, (d, on) -> d.nestedHvm = on),
            new Switch("localtime", false, null, d -> d.build.localtime, (d, on) -> d.build.localtime = on),
            new Switch("nographic", true, null, d -> d.hvm.nographic, (d, on) -> d.hvm.nographic = on),
            new Switch("stdvga", true, null, Platform::standardVga, Platform::setStandardVga),
            new Switch("usb", true, null, d -> d.hvm.usb, (d, on) -> d.hvm.usb = on),
            new Switch("gfx_passthru", true, null, d -> d.hvm.gfxPassthru, (d, on) -> d.hvm.gfxPassthru = on));

    private Platform() {}

    private static @Nullable Boolean standardVga(Draft draft) {
        String kind = draft.hvm.vga.kind();
        return "std".equals(kind) ? Boolean.TRUE : "cirrus".equals(kind) ? Boolean.FALSE : null;
    }

    private static void setStandardVga(Draft draft, @Nullable Boolean standard) {
        draft.hvm.vga = new HvmInfo.Vga(standard == null ? null : standard ? "std" : "cirrus");
    }

    static void read(Keys image, Draft draft) {
        for (Switch each : SWITCHES) {
            if (draft.isHvm() || !each.hvmOnly()) {
                Boolean on = image.flag(each.key());
                each.set().accept(draft, on == null || on.equals(each.usual()) ? null : on);
            }
        }
        Boolean fixed = image.flag("nomigrate");
        draft.build.nomigrate = Boolean.TRUE.equals(fixed) ? true : null;
        draft.build.tscMode = mode(image, "tsc_mode", TSC_MODES, 0);
        Integer offset = image.integer("rtc_timeoffset", Integer.MIN_VALUE, Integer.MAX_VALUE);
        draft.build.rtcTimeOffset = offset == null || offset == 0 ? null : offset;
        draft.build.videoMemoryKib = Memory.kib(image.number("videoram", 0, Memory.MOST_MIB));
        String model = image.text("device_model");
        if (model != null && !model.endsWith("qemu-dm")) {
            draft.build.deviceModel = model(model);
        }
        if (draft.isHvm()) {
            draft.build.timerMode = mode(image, "timer_mode", TIMER_MODES, USUAL_TIMER_MODE);
            String boot = image.text("boot");
            draft.hvm.boot = USUAL_BOOT.equals(boot) ? null : boot;
            List<String> serial = image.words("serial");
            draft.hvm.serial = serial.size() == 1 ? unlessNone(serial.get(0)) : null;
            draft.hvm.serialList = serial.size() > 1 ? serial : List.of();
            draft.hvm.usbdevice = unlessNone(image.text("usbdevice"));
            draft.hvm.soundhw = unlessNone(image.text("soundhw"));
        }
    }

    private static DeviceModelInfo model(String program) {
        return new DeviceModelInfo(null, program, null, null, null, null, null, null, List.of(), List.of(), List.of());
    }

    private static @Nullable String unlessNone(@Nullable String word) {
        return "none".equals(word) ? null : word;
    }

    private static @Nullable String mode(Keys image, String key, List<String> words, int usual) {
        Integer number = image.integer(key, 0, words.size() - 1);
        return number == null || number == usual ? null : words.get(number);
    }

    private static int number(@Nullable String word, List<String> words, int usual) {
        return word == null || !words.contains(word) ? usual : words.indexOf(word);
    }

    static void write(Out out, Draft draft) {
        boolean hvm = draft.isHvm();
        for (Switch each : SWITCHES) {
            Boolean on = each.get().apply(draft);
            if (hvm || !each.hvmOnly()) {
                out.flag(each.key(), on == null && hvm ? each.usual() : on);
            }
        }
        out.flag("nomigrate", Boolean.TRUE.equals(draft.build.nomigrate))
                .number("tsc_mode", number(draft.build.tscMode, TSC_MODES, 0), 0, TSC_MODES.size());
        Integer offset = draft.build.rtcTimeOffset;
        if (hvm || offset != null) {
            out.number("rtc_timeoffset", offset == null ? 0 : offset, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        out.number("videoram", Memory.mib(draft.build.videoMemoryKib), 0, Memory.MOST_MIB);
        String model = draft.build.deviceModel.program();
        out.text("device_model", hvm && model == null ? DEVICE_MODEL : model);
        if (hvm) {
            out.number(
                            "timer_mode",
                            number(draft.build.timerMode, TIMER_MODES, USUAL_TIMER_MODE),
                            0,
                            TIMER_MODES.size())
                    .text("boot", draft.hvm.boot == null ? USUAL_BOOT : draft.hvm.boot)
                    .text("usbdevice", draft.hvm.usbdevice)
                    .text("soundhw", draft.hvm.soundhw);
            serial(out, draft);
        }
    }

    private static void serial(Out out, Draft draft) {
        if (draft.hvm.serialList.size() > 1) {
            out.add(Sxp.form(
                    "serial",
                    Sxp.form(draft.hvm.serialList.stream()
                            .map(port -> (Sxp) Out.atom(port))
                            .toList())));
        } else {
            out.text("serial", draft.hvm.serial);
        }
    }
}
