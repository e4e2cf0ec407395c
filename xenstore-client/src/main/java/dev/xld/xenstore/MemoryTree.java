package dev.xld.xenstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of an in-memory store by path, with xenstored's rules: parents are made on the way, new nodes inherit the
 * permissions of their parent, removing takes everything below. Nodes are immutable, so a copy of the map is a snapshot
 * and identity tells whether a node or the list of its children changed. Not safe for threads; its store locks.
 */
final class MemoryTree implements StoreAccess {
    private static final List<Permission> ROOT = List.of(new Permission(0, Permission.Access.NONE));

    private final Map<String, Node> nodes;

    /** A value and its permissions. Two equal ones are still two: a rewritten node counts as changed. */
    static final class Node {
        final String value;
        final List<Permission> permissions;

        Node(String value, List<Permission> permissions) {
            this.value = value;
            this.permissions = permissions;
        }
    }

    MemoryTree() {
        this(new LinkedHashMap<>(Map.of("/", new Node("", ROOT))));
    }

    private MemoryTree(Map<String, Node> nodes) {
        this.nodes = nodes;
    }

    MemoryTree copy() {
        return new MemoryTree(new LinkedHashMap<>(nodes));
    }

    /** Takes over every node of another tree. */
    void become(MemoryTree other) {
        nodes.clear();
        nodes.putAll(other.nodes);
    }

    @Nullable
    Node node(String path) {
        return nodes.get(path);
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(nodes.get(StorePath.check("read", path))).map(node -> node.value);
    }

    @Override
    public void write(String path, String value) {
        if (path.length() + 1 + StoreText.bytes(value).length > StorePath.PAYLOAD_MAX) {
            throw new XenStoreException("write", path, StoreError.E2BIG);
        }
        nodes.put(StorePath.check("write", path), new Node(value, permissionsFor(path)));
    }

    private List<Permission> permissionsFor(String path) {
        Node present = nodes.get(path);
        if (present != null) {
            return present.permissions;
        }
        String parent = parent(path);
        Node above = nodes.get(parent);
        Node renewed = above == null ? new Node("", permissionsFor(parent)) : new Node(above.value, above.permissions);
        nodes.put(parent, renewed);
        return renewed.permissions;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    @Override
    public void mkdir(String path) {
        if (!nodes.containsKey(StorePath.check("mkdir", path))) {
            write(path, "");
        }
    }

    @Override
    public Optional<List<String>> list(String path) {
        if (!nodes.containsKey(StorePath.check("list", path))) {
            return Optional.empty();
        }
        String prefix = path.equals("/") ? "/" : path + "/";
        List<String> names = new ArrayList<>();
        for (String other : nodes.keySet()) {
            if (other.length() > prefix.length()
                    && other.startsWith(prefix)
                    && other.indexOf('/', prefix.length()) < 0) {
                names.add(other.substring(prefix.length()));
            }
        }
        return Optional.of(names);
    }

    @Override
    public void remove(String path) {
        String below = StorePath.check("remove", path) + "/";
        Node above = nodes.get(parent(path));
        if (above != null && nodes.containsKey(path)) {
            nodes.put(parent(path), new Node(above.value, above.permissions));
        }
        nodes.keySet().removeIf(other -> other.equals(path) || other.startsWith(below));
    }

    @Override
    public Optional<List<Permission>> permissions(String path) {
        return Optional.ofNullable(nodes.get(StorePath.check("permissions", path)))
                .map(node -> node.permissions);
    }

    @Override
    public void setPermissions(String path, List<Permission> permissions) {
        Node present = nodes.get(StorePath.check("setPermissions", path));
        if (present == null) {
            throw new XenStoreException("setPermissions", path, StoreError.ENOENT);
        }
        nodes.put(path, new Node(present.value, List.copyOf(permissions)));
    }

    /** Every node in the form of {@code xenstore-ls -fp}, sorted. */
    String print() {
        StringBuilder out = new StringBuilder();
        new java.util.TreeMap<>(nodes).forEach((path, node) -> {
            if (!path.equals("/")) {
                out.append(path).append(" = \"").append(node.value).append("\"   (");
                out.append(String.join(
                        ",", node.permissions.stream().map(Permission::toString).toList()));
                out.append(")\n");
            }
        });
        return out.toString();
    }
}
