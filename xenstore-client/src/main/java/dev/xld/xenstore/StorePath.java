package dev.xld.xenstore;

/** The rules of paths and payloads, checked before anything is sent: xenstored drops a connection that breaks them. */
final class StorePath {
    /** The largest payload of one message, header not counted (xs_wire.h). */
    static final int PAYLOAD_MAX = 4096;

    private static final int ABSOLUTE_MAX = 3072;

    private StorePath() {}

    /** Answers the path, or throws {@link StoreError#EINVAL} when no store would take it. */
    static String check(String operation, String path) {
        if (!valid(path)) {
            throw new XenStoreException(operation, path, StoreError.EINVAL);
        }
        return path;
    }

    static boolean valid(String path) {
        if (path.isEmpty() || path.length() > ABSOLUTE_MAX || path.charAt(0) != '/') {
            return false;
        }
        if (path.length() > 1 && path.endsWith("/")) {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!word && "-/_@:".indexOf(c) < 0 || c == '/' && i > 0 && path.charAt(i - 1) == '/') {
                return false;
            }
        }
        return true;
    }

    /** Watches may also be set on {@code @introduceDomain} and {@code @releaseDomain}. */
    static String checkWatch(String path) {
        return path.startsWith("@") ? path : check("watch", path);
    }
}
