package dev.xld.xenstore;

/** A failed store operation: what was tried on which path, and xenstored's error. */
public class XenStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StoreError error;

    public XenStoreException(String operation, String path, StoreError error) {
        super("xenstore " + operation + " " + path + " failed: " + error);
        this.error = error;
    }

    public StoreError error() {
        return error;
    }
}
