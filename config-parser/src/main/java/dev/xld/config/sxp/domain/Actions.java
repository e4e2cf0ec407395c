package dev.xld.config.sxp.domain;

import dev.xld.config.LifecycleActions;
import dev.xld.config.LifecycleActions.Action;
import dev.xld.config.sxp.Sxp;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What happens when the domain stops. xend knew no watchdog and no soft reset, and restarts what crashed. */
final class Actions {
    /** xend's deprecated word for all three, which counts more than they do. */
    private static final Map<String, LifecycleActions> RESTART = Map.of(
            "onreboot", of(Action.DESTROY, Action.RESTART, Action.DESTROY),
            "always", of(Action.RESTART, Action.RESTART, Action.RESTART),
            "never", of(Action.DESTROY, Action.DESTROY, Action.DESTROY));

    private Actions() {}

    private static LifecycleActions of(Action poweroff, Action reboot, Action crash) {
        return new LifecycleActions(
                poweroff, reboot, LifecycleActions.DEFAULT.onWatchdog(), crash, LifecycleActions.DEFAULT.onSoftReset());
    }

    static void read(Keys keys, Draft draft) {
        LifecycleActions each = of(
                action(keys, "on_poweroff", Action.DESTROY),
                action(keys, "on_reboot", Action.RESTART),
                action(keys, "on_crash", Action.RESTART));
        String restart = keys.word("restart", RESTART.keySet());
        draft.actions = restart == null ? each : RESTART.getOrDefault(restart, each);
    }

    private static Action action(Keys keys, String key, Action usual) {
        Optional<Sxp.Atom> atom = keys.notation(key);
        Optional<Action> action =
                atom.flatMap(word -> Action.of(ofXenApi(word.text()))).filter(word -> word != Action.SOFT_RESET);
        if (atom.isPresent() && action.isEmpty()) {
            keys.error(
                    key,
                    atom.get(),
                    "is unknown",
                    "write destroy, restart, preserve, rename-restart, coredump-destroy or coredump-restart");
        }
        return action.orElse(usual);
    }

    /** {@code coredump_and_destroy} is {@code coredump-destroy}. */
    private static String ofXenApi(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_and_", "-").replace('_', '-');
    }

    static void write(Out out, Draft draft) {
        LifecycleActions actions = draft.actions;
        out.text("on_poweroff", word(actions.onPoweroff(), Action.DESTROY))
                .text("on_reboot", word(actions.onReboot(), Action.RESTART))
                .text("on_crash", word(actions.onCrash(), Action.RESTART));
    }

    private static String word(Action action, Action usual) {
        return (action == Action.SOFT_RESET ? usual : action).word();
    }
}
