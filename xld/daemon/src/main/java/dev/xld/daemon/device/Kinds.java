package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DeviceSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one list of kinds, and who of them a device belongs to. Immutable. */
public record Kinds(List<DeviceKind<?>> all) {
    public Kinds {
        all = List.copyOf(all);
    }

    /** @throws ApiException for devices there is no kind for */
    DeviceKind<?> of(DeviceSpec spec) {
        return all.stream()
                .filter(kind -> kind.spec().isInstance(spec))
                .findFirst()
                .orElseThrow(() -> unknown(key(spec.getClass())));
    }

    /** @param key as {@link #key} makes it */
    DeviceKind<?> ofKey(String key) {
        return all.stream()
                .filter(kind -> key(kind.spec()).equals(key))
                .findFirst()
                .orElseThrow(() -> unknown(key));
    }

    /** By libxl's word for it; empty for one of another toolstack. */
    Optional<DeviceKind<?>> ofWord(String word) {
        return all.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The key of xl.cfg that lists devices of this kind. */
    static String key(Class<?> spec) {
        return spec.getSimpleName().replace("Spec", "").toLowerCase(Locale.ROOT);
    }

    private static ApiException unknown(String key) {
        return new ApiException(
                ErrorKind.UNSUPPORTED, "xld cannot attach devices of the kind " + key + "; leave out the key " + key);
    }
}
