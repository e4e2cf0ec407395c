package dev.xld.daemon.device;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers for the devices of a config that have none. Pure functions. */
public final class DevidOrder {
    private DevidOrder() {}

    /** The device's own number, or one after the highest given, in the config's order. */
    public static <S> int devid(S spec, List<S> all, Function<S, @Nullable Integer> number) {
        Integer own = number.apply(spec);
        if (own != null) {
            return own;
        }
        int next = 0;
        int before = 0;
        boolean passed = false;
        for (S other : all) {
            passed |= other == spec;
            Integer taken = number.apply(other);
            if (taken != null) {
                next = Math.max(next, taken + 1);
            } else if (!passed) {
                before++;
            }
        }
        return next + before;
    }
}
