package dev.xld.xenstore;

/** Linux errno numbers to {@link StoreError}s, for libxenstore, which answers with errno. */
final class LinuxErrno {
    private LinuxErrno() {}

    static StoreError storeError(int errno) {
        return switch (errno) {
            case 1 -> StoreError.EPERM;
            case 2 -> StoreError.ENOENT;
            case 5 -> StoreError.EIO;
            case 7 -> StoreError.E2BIG;
            case 11 -> StoreError.EAGAIN;
            case 12 -> StoreError.ENOMEM;
            case 13 -> StoreError.EACCES;
            case 16 -> StoreError.EBUSY;
            case 17 -> StoreError.EEXIST;
            case 21 -> StoreError.EISDIR;
            case 22 -> StoreError.EINVAL;
            case 28 -> StoreError.ENOSPC;
            case 30 -> StoreError.EROFS;
            case 38 -> StoreError.ENOSYS;
            case 39 -> StoreError.ENOTEMPTY;
            case 106 -> StoreError.EISCONN;
            // EBADF, EPIPE, ECONNRESET, ENOTCONN, ECONNREFUSED: the handle is dead.
            default -> StoreError.CONNECTION_LOST;
        };
    }
}
