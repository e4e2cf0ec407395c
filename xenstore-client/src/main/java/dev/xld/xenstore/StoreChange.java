package dev.xld.xenstore;

import java.util.List;

/** One change to a node, to be sent with others by {@link StoreAccess#applyAll}. */
public sealed interface StoreChange {
    String path();

    /** As {@link StoreAccess#write}. */
    record Write(String path, String value) implements StoreChange {}

    /** As {@link StoreAccess#mkdir}. */
    record Mkdir(String path) implements StoreChange {}

    /** As {@link StoreAccess#remove}. */
    record Remove(String path) implements StoreChange {}

    /** As {@link StoreAccess#setPermissions}. */
    record SetPermissions(String path, List<Permission> permissions) implements StoreChange {}
}
