package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xenstore.XenStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of cpupools, which only the store knows. Any thread may call. */
final class CpuPools {
    private static final String POOLS = "/local/pool";

    private final XenStore store;

    CpuPools(XenStore store) {
        this.store = store;
    }

    /** The id of a pool given by name or number; null is the default pool. */
    int idOf(@Nullable String pool) {
        if (pool == null || pool.isEmpty()) {
            return 0;
        }
        for (String id : store.list(POOLS).orElse(List.of())) {
            String name = store.read(POOLS + "/" + id + "/name").orElse("");
            if (pool.equals(name) || pool.equals(id)) {
                return Integer.parseInt(id);
            }
        }
        throw new ApiException(
                ErrorKind.MISSING_RESOURCE,
                "There is no cpupool \"" + pool + "\" (key pool); xl cpupool-list shows those there are.");
    }
}
