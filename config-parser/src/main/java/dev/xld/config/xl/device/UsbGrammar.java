package dev.xld.config.xl.device;

import dev.xld.config.Position;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.UsbdevSpec;
import dev.xld.config.xl.setting.CArithmetic;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code usbctrl} and {@code usbdev}. Pure functions, any thread. */
final class UsbGrammar {
    private static final List<String> CONTROLLERS = List.of("auto", "pv", "devicemodel", "qusb");
    private static final int BYTE = 0xFF;

    private UsbGrammar() {}

    static Optional<UsbctrlSpec> controller(Settings.Item item, int devid, Findings findings) {
        return controller(Tokens.options(item.text()), devid, item.position(), findings);
    }

    static Optional<UsbctrlSpec> controller(
            List<String> options, @Nullable Integer devid, @Nullable Position position, Findings findings) {
        String type = null;
        int version = 0;
        int ports = 0;
        for (String option : options) {
            String value = option.substring(option.indexOf('=') + 1);
            if (Tokens.value("type", option) != null) {
                type = value.toLowerCase(Locale.ROOT);
                if (!CONTROLLERS.contains(type)) {
                    return wrong(position, findings, "Invalid usb controller type '" + value + "'");
                }
            } else if (Tokens.value("version", option) != null) {
                version = CArithmetic.atoi(value);
            } else if (Tokens.value("ports", option) != null) {
                ports = CArithmetic.atoi(value);
            } else {
                return wrong(position, findings, "Unknown string `" + option + "' in usbctrl spec");
            }
        }
        return Optional.of(new UsbctrlSpec(
                CONTROLLERS.get(0).equals(type) ? null : type,
                devid,
                CArithmetic.nonZero(version),
                CArithmetic.nonZero(ports)));
    }

    static Optional<UsbdevSpec> device(Settings.Item item, Findings findings) {
        return device(Tokens.options(item.text()), item.position(), findings);
    }

    static Optional<UsbdevSpec> device(List<String> options, @Nullable Position position, Findings findings) {
        boolean typed = false;
        Integer controller = null;
        int port = 0;
        long bus = 0;
        long address = 0;
        for (String option : options) {
            String value = option.substring(option.indexOf('=') + 1);
            if (Tokens.value("type", option) != null) {
                typed = value.equalsIgnoreCase("hostdev");
                if (!typed) {
                    return wrong(position, findings, "Invalid usb device type: (null)");
                }
            } else if (Tokens.value("hostbus", option) != null) {
                bus = CArithmetic.uint32(value) & BYTE;
            } else if (Tokens.value("hostaddr", option) != null) {
                address = CArithmetic.uint32(value) & BYTE;
            } else if (Tokens.value("controller", option) != null) {
                controller = CArithmetic.atoi(value);
            } else if (Tokens.value("port", option) != null) {
                port = CArithmetic.atoi(value);
            } else {
                return wrong(position, findings, "Unknown string `" + option + "' in usbdev spec");
            }
        }
        return Optional.of(new UsbdevSpec(
                devid(controller),
                CArithmetic.nonZero(port),
                typed,
                CArithmetic.nonZero((int) bus),
                CArithmetic.nonZero((int) address)));
    }

    /** -1 is libxl's sign for none. */
    private static @Nullable Integer devid(@Nullable Integer controller) {
        return controller == null || controller == -1 ? null : controller;
    }

    private static <T> Optional<T> wrong(@Nullable Position position, Findings findings, String complaint) {
        findings.error(position, complaint);
        return Optional.empty();
    }
}
