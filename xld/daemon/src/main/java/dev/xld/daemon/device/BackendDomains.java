package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xenstore.XenStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which domain the {@code backend=} of a device means: digits are a domid, anything else is a name. Any thread may call. */
public final class BackendDomains {
    private static final int DOM0 = 0;
    private static final String DOMAINS = "/local/domain";

    private final XenStore store;

    public BackendDomains(XenStore store) {
        this.store = store;
    }

    /**
     * The domid; domain 0 where nothing was said. Fails unless the domain exists.
     *
     * @param label names the device in the error
     */
    public int domid(@Nullable String designator, String label) {
        if (designator == null) {
            return DOM0;
        }
        List<String> domains = store.list(DOMAINS).orElse(List.of());
        boolean number = designator.matches("\\d{1,5}");
        return domains.stream()
                .filter(domid -> domid.matches("\\d{1,5}"))
                .filter(domid -> number
                        ? Integer.parseInt(domid) == Integer.parseInt(designator)
                        : store.read(DOMAINS + "/" + domid + "/name")
                                .filter(designator::equals)
                                .isPresent())
                .map(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorKind.MISSING_RESOURCE,
                        label + ": there is no domain " + designator
                                + " to serve it; start that domain first, or leave out backend="));
    }
}
