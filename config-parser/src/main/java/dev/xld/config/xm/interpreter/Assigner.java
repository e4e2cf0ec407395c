package dev.xld.config.xm.interpreter;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.syntax.Expr;
import dev.xld.config.xm.syntax.Stmt;
import dev.xld.config.xm.value.Halt;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import java.util.List;

/** Gives targets their values and takes them away. One evaluation, one thread. */
final class Assigner {
    private final Interpreter interpreter;
    private final Runtime runtime;

    Assigner(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.runtime = interpreter.runtime;
    }

    void assign(Expr target, Py value, Scope scope) {
        if (target instanceof Expr.Name name) {
            scope.set(name.name(), value, name.at());
        } else if (target instanceof Expr.Subscript subscript) {
            Py of = value(subscript.of(), scope);
            runtime.subscripts().set(of, value(subscript.index(), scope), value);
        } else if (target instanceof Expr.Slice slice) {
            setSlice(slice, value, scope);
        } else if (target instanceof Expr.TupleOf tuple) {
            unpack(tuple.items(), value, scope);
        } else if (target instanceof Expr.ListOf list) {
            unpack(list.items(), value, scope);
        }
    }

    private Py value(Expr expression, Scope scope) {
        return interpreter.evaluator.value(expression, scope);
    }

    private void unpack(List<Expr> targets, Py value, Scope scope) {
        List<Py> values = runtime.sequences().items(value);
        if (values.size() != targets.size()) {
            String message = values.size() > targets.size()
                    ? "too many values to unpack"
                    : "need more than " + values.size() + " values to unpack";
            String hint = targets.size() + " names stand before the `=', but " + values.size() + " values after it";
            throw Raised.of("ValueError", message, hint);
        }
        for (int i = 0; i < targets.size(); i++) {
            assign(targets.get(i), values.get(i), scope);
        }
    }

    private void setSlice(Expr.Slice slice, Py value, Scope scope) {
        Py of = value(slice.of(), scope);
        Evaluator evaluator = interpreter.evaluator;
        runtime.subscripts()
                .setSlice(
                        of,
                        evaluator.bound(slice.from(), scope),
                        evaluator.bound(slice.to(), scope),
                        evaluator.bound(slice.step(), scope),
                        runtime.sequences().items(value));
    }

    /** {@code target += value} and its like; what the target is made of is evaluated once. */
    void augment(Stmt.Augmented statement, Scope scope) {
        Expr target = statement.target();
        String operator = statement.operator();
        if (target instanceof Expr.Name name) {
            Py before = value(name, scope);
            scope.set(name.name(), changed(operator, before, value(statement.value(), scope)), name.at());
        } else if (target instanceof Expr.Subscript subscript) {
            Py of = value(subscript.of(), scope);
            Py index = value(subscript.index(), scope);
            Py before = runtime.subscripts().get(of, index);
            runtime.subscripts().set(of, index, changed(operator, before, value(statement.value(), scope)));
        } else {
            throw Halt.refused(target.at(), "`" + operator + "=' on a slice", "write the assignment out");
        }
    }

    /** A list grows in place, as Python has it; all else is made new. */
    private Py changed(String operator, Py before, Py value) {
        if (operator.equals("+") && before instanceof Py.Items list) {
            List<Py> more = runtime.sequences().items(value);
            runtime.budget().elements(more.size());
            list.items().addAll(more);
            return list;
        }
        return runtime.arithmetic().binary(operator, before, value);
    }

    void delete(Expr target, Scope scope) {
        if (target instanceof Expr.Name name) {
            scope.delete(name.name());
        } else if (target instanceof Expr.Subscript subscript) {
            Py of = value(subscript.of(), scope);
            runtime.subscripts().delete(of, value(subscript.index(), scope));
        } else if (target instanceof Expr.Slice slice) {
            setSlice(slice, new Py.Tuple(List.of()), scope);
        } else if (target instanceof Expr.TupleOf tuple) {
            tuple.items().forEach(each -> delete(each, scope));
        } else if (target instanceof Expr.ListOf list) {
            list.items().forEach(each -> delete(each, scope));
        }
    }
}
