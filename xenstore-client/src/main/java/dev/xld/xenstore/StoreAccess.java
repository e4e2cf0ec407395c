package dev.xld.xenstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done with nodes, in a transaction or outside one. Paths are absolute; values are UTF-8
 * text in which any byte survives ({@link StoreText}). A missing node is an empty answer; every other failure is a {@link XenStoreException}.
 */
public interface StoreAccess {
    Optional<String> read(String path);

    /** Writes a value, making the node and its parents when missing. */
    void write(String path, String value);

    /** Makes an empty node unless it is there. */
    void mkdir(String path);

    /** The children's names in the store's order; empty for a leaf, no value for a missing node. */
    Optional<List<String>> list(String path);

    /** Removes a node and all below it; a missing node is no error. */
    void remove(String path);

    /** The first entry is the owner with everybody's access; empty answer for a missing node. */
    Optional<List<Permission>> permissions(String path);

    void setPermissions(String path, List<Permission> permissions);

    /** {@link #read} of each path, in order; an implementation may ask without waiting for each answer. */
    default List<Optional<String>> readAll(List<String> paths) {
        return paths.stream().map(this::read).toList();
    }

    /** {@link #list} of each path, in order; an implementation may ask without waiting for each answer. */
    default List<Optional<List<String>>> listAll(List<String> paths) {
        return paths.stream().map(this::list).toList();
    }

    /**
     * Writes many values in map order; the same as {@link #write} for each, but an implementation may send them without
     * waiting for each answer. The first failure is thrown after all answers arrived.
     */
    default void writeAll(Map<String, String> values) {
        List<StoreChange> changes = new ArrayList<>();
        values.forEach((path, value) -> changes.add(new StoreChange.Write(path, value)));
        applyAll(changes);
    }

    /**
     * Makes many changes in their order; an implementation may send them without waiting for each answer. The first failure
     * is thrown after all answers arrived.
     */
    default void applyAll(List<StoreChange> changes) {
        for (StoreChange change : changes) {
            if (change instanceof StoreChange.Write write) {
                write(write.path(), write.value());
            } else if (change instanceof StoreChange.Mkdir mkdir) {
                mkdir(mkdir.path());
            } else if (change instanceof StoreChange.Remove remove) {
                remove(remove.path());
            } else if (change instanceof StoreChange.SetPermissions set) {
                setPermissions(set.path(), set.permissions());
            }
        }
    }
}
