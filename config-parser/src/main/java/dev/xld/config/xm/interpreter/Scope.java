package dev.xld.config.xm.interpreter;

import dev.xld.config.Position;
import dev.xld.config.xm.builtin.Refused;
import dev.xld.config.xm.syntax.Code;
import dev.xld.config.xm.value.Halt;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of a file, of one call of a function or of one generator expression, and the scope around it. Unlike xm's, a
 * function sees the names of its file; xm gave it only its own. One evaluation, one thread.
 */
public final class Scope {
    /** A value, and where it was last assigned. */
    public record Variable(Py value, Position at) {}

    private final Map<String, Variable> names = new LinkedHashMap<>();
    private final @Nullable Scope around;
    private final Set<String> locals;
    private final Set<String> globals;
    private Py result = Py.None.NONE;

    private Scope(@Nullable Scope around, Set<String> locals, Set<String> globals) {
        this.around = around;
        this.locals = locals;
        this.globals = globals;
    }

    /** What is there before the file. */
    static Scope outermost() {
        return new Scope(null, Set.of(), Set.of());
    }

    /** The scope of the file, or of a generator expression. */
    Scope inner() {
        return new Scope(this, Set.of(), Set.of());
    }

    /** The scope of one call of a function that was defined here. */
    Scope call(Code code) {
        return new Scope(this, code.locals(), code.globals());
    }

    Py get(String name) {
        for (Scope scope = globals.contains(name) ? file() : this; scope != null; scope = scope.around) {
            Variable variable = scope.names.get(name);
            if (variable != null) {
                return variable.value();
            }
            if (scope.locals.contains(name)) {
                throw Raised.of(
                        "UnboundLocalError",
                        "local variable '" + name + "' referenced before assignment",
                        "assign it first, or say `global " + name + "'");
            }
        }
        String instead = Refused.BUILTINS.get(name);
        if (instead != null) {
            throw new Halt(name + " is refused in config files", instead);
        }
        throw Raised.of("NameError", "name '" + name + "' is not defined", Refused.hintForName(name));
    }

    public void set(String name, Py value, Position at) {
        Scope scope = globals.contains(name) ? file() : this;
        scope.names.put(name, new Variable(value, at));
    }

    void delete(String name) {
        Scope scope = globals.contains(name) ? file() : this;
        if (scope.names.remove(name) == null) {
            throw Raised.of("NameError", "name '" + name + "' is not defined", "remove this del");
        }
    }

    /** The scope of the file this one is in. */
    private Scope file() {
        Scope scope = this;
        while (scope.around != null && scope.around.around != null) {
            scope = scope.around;
        }
        return scope;
    }

    /** The names of this scope alone, in the order in which they came. */
    public Map<String, Variable> names() {
        return names;
    }

    void setResult(Py result) {
        this.result = result;
    }

    /** What {@code return} gave. */
    Py result() {
        return result;
    }
}
