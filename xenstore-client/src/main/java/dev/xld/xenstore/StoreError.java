package dev.xld.xenstore;

/** The errors xenstored names in its replies, and {@link #CONNECTION_LOST} for a reply that never came. */
public enum StoreError {
    EINVAL,
    EACCES,
    EEXIST,
    EISDIR,
    ENOENT,
    ENOMEM,
    ENOSPC,
    EIO,
    ENOTEMPTY,
    ENOSYS,
    EROFS,
    EBUSY,
    EAGAIN,
    EISCONN,
    E2BIG,
    EPERM,
    CONNECTION_LOST
}
