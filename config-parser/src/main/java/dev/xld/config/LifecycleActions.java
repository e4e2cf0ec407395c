package dev.xld.config;

import java.util.Arrays;
import java.util.Optional;

/** What happens to a domain that stopped, by the reason of the stop. */
public record LifecycleActions(
        Action onPoweroff, Action onReboot, Action onWatchdog, Action onCrash, Action onSoftReset) {
    /** xl's defaults. */
    public static final LifecycleActions DEFAULT =
            new LifecycleActions(Action.DESTROY, Action.RESTART, Action.DESTROY, Action.DESTROY, Action.SOFT_RESET);

    /** The words of {@code on_poweroff} and its sisters. */
    public enum Action {
        DESTROY("destroy"),
        RESTART("restart"),
        RENAME_RESTART("rename-restart"),
        PRESERVE("preserve"),
        COREDUMP_DESTROY("coredump-destroy"),
        COREDUMP_RESTART("coredump-restart"),
        SOFT_RESET("soft-reset");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** As xl.cfg spells it. */
        public String word() {
            return word;
        }

        /** As libxl's JSON spells it. */
        public String jsonWord() {
            return this == RENAME_RESTART ? "restart_rename" : word.replace('-', '_');
        }

        /** By the word of xl.cfg. */
        public static Optional<Action> of(String word) {
            return Arrays.stream(values()).filter(a -> a.word.equals(word)).findFirst();
        }

        /** By the word of libxl's JSON. */
        public static Optional<Action> ofJson(String word) {
            return Arrays.stream(values())
                    .filter(a -> a.jsonWord().equals(word))
                    .findFirst();
        }
    }
}
