package dev.xld.daemon.plan;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.Errno;
import dev.xld.xen.XenException;
import dev.xld.xenstore.StoreError;
import dev.xld.xenstore.XenStoreException;

/** Makes the one sentence a user reads out of whatever went wrong. Stateless. */
public final class Failures {
    private Failures() {}

    /** @param doing what was tried, in the gerund: {@code building the guest} */
    public static ApiException describe(RuntimeException failure, String doing) {
        if (failure instanceof ApiException api) {
            return new ApiException(
                    api.kind(), said(api), api.errno(), api.step() == null ? doing : api.step(), api.getCause());
        }
        if (failure instanceof XenException xen) {
            String errno = xen.errno() == Errno.UNKNOWN ? null : xen.errno().name();
            return new ApiException(ErrorKind.XEN_FAILED, sentence(doing, xen), errno, doing, xen);
        }
        if (failure instanceof XenStoreException store) {
            ErrorKind kind =
                    store.error() == StoreError.CONNECTION_LOST ? ErrorKind.STORE_UNAVAILABLE : ErrorKind.XEN_FAILED;
            return new ApiException(kind, sentence(doing, store), store.error().name(), doing, store);
        }
        return new ApiException(ErrorKind.INTERNAL, sentence(doing, failure), null, doing, failure);
    }

    private static String sentence(String doing, RuntimeException failure) {
        return Character.toUpperCase(doing.charAt(0)) + doing.substring(1) + " failed: " + said(failure);
    }

    private static String said(RuntimeException failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
