package dev.xld.xenstore;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the real stores share: outside a transaction a node operation is one under transaction 0. */
abstract class ConnectedStore implements XenStore {
    /** The operations under no transaction. */
    abstract StoreAccess plain();

    @Override
    public final Optional<String> read(String path) {
        return plain().read(path);
    }

    @Override
    public final void write(String path, String value) {
        plain().write(path, value);
    }

    @Override
    public final void mkdir(String path) {
        plain().mkdir(path);
    }

    @Override
    public final Optional<List<String>> list(String path) {
        return plain().list(path);
    }

    @Override
    public final void remove(String path) {
        plain().remove(path);
    }

    @Override
    public final List<Optional<String>> readAll(List<String> paths) {
        return plain().readAll(paths);
    }

    @Override
    public final List<Optional<List<String>>> listAll(List<String> paths) {
        return plain().listAll(paths);
    }

    @Override
    public final Optional<List<Permission>> permissions(String path) {
        return plain().permissions(path);
    }

    @Override
    public final void setPermissions(String path, List<Permission> permissions) {
        plain().setPermissions(path, permissions);
    }

    @Override
    public final void writeAll(Map<String, String> values) {
        plain().writeAll(values);
    }
}
