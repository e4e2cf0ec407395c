package dev.xld.xenstore;

import dev.xld.xenstore.Message.Type;
import java.util.ArrayList;
import java.util.List;

/** {@link StoreChange}s as requests of the protocol. Stateless. */
final class ChangeMessage {
    private ChangeMessage() {}

    static Type type(StoreChange change) {
        if (change instanceof StoreChange.Write) {
            return Type.WRITE;
        }
        if (change instanceof StoreChange.SetPermissions) {
            return Type.SET_PERMS;
        }
        return change instanceof StoreChange.Mkdir ? Type.MKDIR : Type.RM;
    }

    static Message encode(StoreChange change, int request, int transaction) {
        String path = StorePath.check(type(change).name(), change.path());
        if (change instanceof StoreChange.Write write) {
            return Message.write(request, transaction, path, write.value());
        }
        List<String> arguments = new ArrayList<>(List.of(path));
        if (change instanceof StoreChange.SetPermissions set) {
            set.permissions().forEach(permission -> arguments.add(permission.toString()));
        }
        return Message.of(type(change), request, transaction, arguments.toArray(String[]::new));
    }

    /** Whether an error makes no difference: what is to be removed may be gone. */
    static boolean harmless(StoreChange change, StoreError error) {
        return change instanceof StoreChange.Remove && error == StoreError.ENOENT;
    }
}
