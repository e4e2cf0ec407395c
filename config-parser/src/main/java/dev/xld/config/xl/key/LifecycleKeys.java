package dev.xld.config.xl.key;

import dev.xld.config.LifecycleActions;
import dev.xld.config.LifecycleActions.Action;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code on_poweroff} and its sisters. */
public final class LifecycleKeys {
    private LifecycleKeys() {}

    public static LifecycleActions read(Settings settings, Findings findings) {
        LifecycleActions defaults = LifecycleActions.DEFAULT;
        return new LifecycleActions(
                action(settings, findings, "on_poweroff", defaults.onPoweroff()),
                action(settings, findings, "on_reboot", defaults.onReboot()),
                action(settings, findings, "on_watchdog", defaults.onWatchdog()),
                action(settings, findings, "on_crash", defaults.onCrash()),
                action(settings, findings, "on_soft_reset", defaults.onSoftReset()));
    }

    private static Action action(Settings settings, Findings findings, String key, Action otherwise) {
        String given = settings.string(key);
        if (given == null) {
            return otherwise;
        }
        return Action.of(given).orElseGet(() -> {
            String words = Arrays.stream(Action.values()).map(Action::word).collect(Collectors.joining(", "));
            findings.error(
                    settings.position(key),
                    "Unknown " + key + " action \"" + given + "\" specified",
                    "known actions: " + words,
                    1);
            return otherwise;
        });
    }
}
