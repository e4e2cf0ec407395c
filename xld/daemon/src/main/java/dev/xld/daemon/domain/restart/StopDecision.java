package dev.xld.daemon.domain.restart;

import dev.xld.config.LifecycleActions;
import dev.xld.config.LifecycleActions.Action;
import dev.xld.xen.ShutdownReason;
import java.util.Optional;

/** Which action a stop calls for. Stateless. */
final class StopDecision {
    private StopDecision() {}

    /**
     * @param code the {@code SHUTDOWN_*} code
     * @return empty for a domain that was suspended, which is left as it is
     */
    static Optional<Action> of(LifecycleActions actions, int code) {
        ShutdownReason[] reasons = ShutdownReason.values();
        if (code < 0 || code >= reasons.length) {
            return Optional.of(Action.DESTROY);
        }
        return switch (reasons[code]) {
            case POWEROFF -> Optional.of(actions.onPoweroff());
            case REBOOT -> Optional.of(actions.onReboot());
            case SUSPEND -> Optional.empty();
            case CRASH -> Optional.of(actions.onCrash());
            case WATCHDOG -> Optional.of(actions.onWatchdog());
            case SOFT_RESET -> Optional.of(actions.onSoftReset());
        };
    }

    /** The reason's word for the log. */
    static String word(int code) {
        ShutdownReason[] reasons = ShutdownReason.values();
        return code < 0 || code >= reasons.length
                ? "reason " + code
                : reasons[code].name().toLowerCase(java.util.Locale.ROOT);
    }
}
