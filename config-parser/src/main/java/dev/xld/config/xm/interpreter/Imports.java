package dev.xld.config.xm.interpreter;

import dev.xld.config.xm.builtin.Attributes;
import dev.xld.config.xm.builtin.Refused;
import dev.xld.config.xm.module.Modules;
import dev.xld.config.xm.syntax.Stmt;
import dev.xld.config.xm.syntax.Stmt.Alias;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Stop;

/** Runs {@code import} and {@code from}: gives names of a scope modules and their members. One evaluation, one thread. */
final class Imports {
    private final Modules modules;

    Imports(Modules modules) {
        this.modules = modules;
    }

    void bind(Stmt.Import statement, Scope scope) {
        Py.Module module = modules.module(statement.module());
        if (statement.alias() != null) {
            scope.set(statement.alias(), module, statement.at());
        } else {
            String first = statement.firstPart();
            scope.set(first, modules.module(first), statement.at());
        }
    }

    void bind(Stmt.FromImport statement, Scope scope) {
        Py.Module module = modules.module(statement.module());
        if (statement.names().isEmpty()) {
            if (module.members().isEmpty()) {
                throw Refused.module(module.name());
            }
            module.members().forEach((name, value) -> scope.set(name, value, statement.at()));
        }
        for (Alias alias : statement.names()) {
            scope.set(alias.alias(), member(module, alias), alias.at());
        }
    }

    private static Py member(Py.Module module, Alias alias) {
        try {
            return Attributes.member(module, alias.name());
        } catch (Stop stop) {
            stop.locate(alias.at());
            throw stop;
        }
    }
}
