package dev.xld.xenstore;

import org.jspecify.annotations.Nullable;

/** A failed store operation: what was tried on which path, and xenstored's error. */
public class XenStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StoreError error;

    public XenStoreException(String operation, String path, StoreError error) {
        this(operation, path, error, null);
    }

    public XenStoreException(String operation, String path, StoreError error, @Nullable Throwable cause) {
        super("xenstore " + operation + " " + path + " failed: " + error, cause);
        this.error = error;
    }

    public StoreError error() {
        return error;
    }
}
