package dev.xld.daemon.device;

import dev.xld.config.NumberedSpec;
import java.util.OptionalInt;

/** A kind whose devices have a number that is theirs alone: the config's, or the next free one. */
public interface NumberedKind<S extends NumberedSpec<S>> extends DeviceKind<S> {
    @Override
    default OptionalInt devid(S spec) {
        Integer devid = spec.devid();
        return devid == null ? OptionalInt.empty() : OptionalInt.of(devid);
    }

    @Override
    default S hot(S spec, int free) {
        return spec.devid() == null ? spec.numbered(free) : spec;
    }
}
