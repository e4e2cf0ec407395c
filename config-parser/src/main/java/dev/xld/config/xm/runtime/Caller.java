package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.Py;
import java.util.List;
import java.util.Map;

/** How what runs on values calls a function, the file's or ours, without knowing how functions run. One thread. */
public interface Caller {
    Py call(Py callee, List<Py> given, Map<String, Py> named);

    /** A call with arguments without names only. */
    default Py call(Py callee, List<Py> given) {
        return call(callee, given, Map.of());
    }
}
