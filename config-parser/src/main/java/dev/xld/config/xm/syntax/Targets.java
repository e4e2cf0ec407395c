package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.value.Halt;
import java.util.Set;

/** Whether an expression is one that can be assigned to. One parse, one thread. */
final class Targets {
    private static final Set<String> CONSTANTS = Set.of("None", "True", "False");

    private final Bindings bindings;

    Targets(Bindings bindings) {
        this.bindings = bindings;
    }

    /** Refuses what is no target, and remembers the names in it. */
    void check(Expr target) {
        if (target instanceof Expr.Name name) {
            assign(name.at(), name.name());
        } else if (target instanceof Expr.TupleOf tuple) {
            tuple.items().forEach(this::check);
        } else if (target instanceof Expr.ListOf list) {
            list.items().forEach(this::check);
        } else if (target instanceof Expr.Attribute attribute) {
            throw Halt.refused(attribute.at(), "an assignment to ." + attribute.name(), "use a variable of your own");
        } else if (!(target instanceof Expr.Subscript || target instanceof Expr.Slice)) {
            throw Halt.syntax(target.at(), "cannot assign to this", "write NAME = VALUE; == compares");
        }
    }

    /** A name that gets a value. */
    void assign(Position at, String name) {
        if (CONSTANTS.contains(name)) {
            throw Halt.syntax(at, "cannot assign to " + name, "use another name");
        }
        if (name.contains("__")) {
            throw Halt.refused(at, name, "use a name without two underscores");
        }
        bindings.assigned(name);
    }
}
