package dev.xld.config.xl.syntax;

import dev.xld.config.Position;
import dev.xld.config.xl.setting.Setting;
import dev.xld.config.xl.setting.Value;
import java.util.ArrayList;
import java.util.List;

/** A setting while {@code +=} may still add to it, in time that grows with what is added only. One parse, one thread. */
final class Growing {
    private final StringBuilder text = new StringBuilder();
    private final List<Value> items = new ArrayList<>();
    private final boolean list;
    private Token key;
    private boolean added;
    private Position position;

    Growing(Token key, boolean added, Value value) {
        this.key = key;
        this.added = added;
        this.position = value.position();
        this.list = value instanceof Value.Items;
        append(value);
    }

    /** False, and nothing done, where one is a list and the other is not. */
    boolean add(Token newKey, Value value) {
        if (list != value instanceof Value.Items) {
            return false;
        }
        key = newKey;
        added = true;
        position = value.position();
        append(value);
        return true;
    }

    private void append(Value value) {
        if (value instanceof Value.Items more) {
            items.addAll(more.values());
        } else if (value instanceof Value.Atom atom) {
            text.append(atom.text());
        }
    }

    int line() {
        return key.position().line();
    }

    Setting setting() {
        Value value = list ? new Value.Items(items, position) : new Value.Atom(text.toString(), position);
        return new Setting(key.text(), value, added, key.position());
    }
}
