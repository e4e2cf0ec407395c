package dev.xld.config.xm.interpreter;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.syntax.Code;
import dev.xld.config.xm.syntax.Expr;
import dev.xld.config.xm.syntax.Expr.Clause;
import dev.xld.config.xm.syntax.Expr.Link;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives expressions their values. Each counts as a step. One evaluation, one thread. */
final class Evaluator {
    private final Interpreter interpreter;
    private final Runtime runtime;

    Evaluator(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.runtime = interpreter.runtime;
    }

    Py value(Expr expression, Scope scope) {
        Budget budget = runtime.budget();
        budget.enter();
        try {
            budget.step();
            return compute(expression, scope);
        } catch (Stop stop) {
            stop.locate(expression.at());
            throw stop;
        } finally {
            budget.leave();
        }
    }

    private Py compute(Expr expression, Scope scope) {
        if (expression instanceof Expr.Literal literal) {
            return literal.value();
        } else if (expression instanceof Expr.Name name) {
            return scope.get(name.name());
        } else if (expression instanceof Expr.Operation operation) {
            return operation(operation, scope);
        } else if (expression instanceof Expr.ListOf list) {
            return new Py.Items(values(list.items(), scope));
        } else if (expression instanceof Expr.TupleOf tuple) {
            return new Py.Tuple(values(tuple.items(), scope));
        } else if (expression instanceof Expr.Call call) {
            return call(call, scope);
        } else if (expression instanceof Expr.Attribute attribute) {
            return interpreter.attributes.get(value(attribute.of(), scope), attribute.name());
        } else if (expression instanceof Expr.Subscript subscript) {
            return runtime.subscripts().get(value(subscript.of(), scope), value(subscript.index(), scope));
        } else if (expression instanceof Expr.Slice slice) {
            Py of = value(slice.of(), scope);
            return runtime.subscripts()
                    .slice(of, bound(slice.from(), scope), bound(slice.to(), scope), bound(slice.step(), scope));
        } else if (expression instanceof Expr.Comparison comparison) {
            return comparison(comparison, scope);
        } else if (expression instanceof Expr.Logic logic) {
            return logic(logic, scope);
        } else if (expression instanceof Expr.Unary unary) {
            return runtime.arithmetic().unary(unary.operator(), value(unary.operand(), scope));
        } else if (expression instanceof Expr.Conditional conditional) {
            boolean met = value(conditional.condition(), scope).truth();
            return value(met ? conditional.then() : conditional.otherwise(), scope);
        } else if (expression instanceof Expr.DictOf dict) {
            return dict(dict, scope);
        } else if (expression instanceof Expr.Lambda lambda) {
            return function(lambda.code(), scope);
        } else if (expression instanceof Expr.Comprehension comprehension) {
            return comprehension(comprehension, scope);
        }
        throw new IllegalStateException("no such expression: " + expression.getClass());
    }

    ArrayList<Py> values(List<Expr> expressions, Scope scope) {
        runtime.budget().elements(expressions.size());
        ArrayList<Py> values = new ArrayList<>(expressions.size());
        for (Expr each : expressions) {
            values.add(value(each, scope));
        }
        return values;
    }

    Py bound(@Nullable Expr expression, Scope scope) {
        return expression == null ? Py.None.NONE : value(expression, scope);
    }

    private Py operation(Expr.Operation operation, Scope scope) {
        Py left = value(operation.first(), scope);
        for (Link link : operation.rest()) {
            Py right = value(link.operand(), scope);
            try {
                runtime.budget().step();
                left = runtime.arithmetic().binary(link.operator(), left, right);
            } catch (Stop stop) {
                stop.locate(link.at());
                throw stop;
            }
        }
        return left;
    }

    private Py comparison(Expr.Comparison comparison, Scope scope) {
        Py left = value(comparison.first(), scope);
        for (Link link : comparison.rest()) {
            Py right = value(link.operand(), scope);
            if (!runtime.comparing().holds(left, link.operator(), right)) {
                return Py.Bool.FALSE;
            }
            left = right;
        }
        return Py.Bool.TRUE;
    }

    private Py logic(Expr.Logic logic, Scope scope) {
        Py value = Py.None.NONE;
        for (Expr part : logic.parts()) {
            value = value(part, scope);
            if (value.truth() != logic.and()) {
                break;
            }
        }
        return value;
    }

    private Py dict(Expr.DictOf dict, Scope scope) {
        Py.Dict made = new Py.Dict(new LinkedHashMap<>());
        for (int i = 0; i < dict.keys().size(); i++) {
            Py value = value(dict.values().get(i), scope);
            runtime.subscripts().put(made, value(dict.keys().get(i), scope), value);
        }
        return made;
    }

    Py function(Code code, Scope scope) {
        return new Closure(code, values(code.defaults(), scope), scope);
    }

    private Py comprehension(Expr.Comprehension comprehension, Scope scope) {
        List<Py> made = new ArrayList<>();
        fill(made, comprehension, 0, comprehension.generator() ? scope.inner() : scope);
        return comprehension.generator() ? new Py.Lazy("generator", made) : new Py.Items(new ArrayList<>(made));
    }

    private void fill(List<Py> made, Expr.Comprehension comprehension, int depth, Scope scope) {
        if (depth == comprehension.clauses().size()) {
            runtime.budget().elements(1);
            made.add(value(comprehension.item(), scope));
            return;
        }
        Clause clause = comprehension.clauses().get(depth);
        if (clause.target() == null) {
            if (value(clause.value(), scope).truth()) {
                fillInner(made, comprehension, depth, scope);
            }
            return;
        }
        for (Py each : runtime.sequences().items(value(clause.value(), scope))) {
            runtime.budget().step();
            interpreter.assigner.assign(clause.target(), each, scope);
            fillInner(made, comprehension, depth, scope);
        }
    }

    private void fillInner(List<Py> made, Expr.Comprehension comprehension, int depth, Scope scope) {
        runtime.budget().enter();
        try {
            fill(made, comprehension, depth + 1, scope);
        } finally {
            runtime.budget().leave();
        }
    }

    private Py call(Expr.Call call, Scope scope) {
        Py callee = value(call.callee(), scope);
        List<Py> given = new ArrayList<>();
        Map<String, Py> named = new LinkedHashMap<>();
        for (Expr.Argument argument : call.arguments()) {
            Py value = value(argument.value(), scope);
            switch (argument.kind()) {
                case PLAIN -> given.add(value);
                case STAR -> given.addAll(runtime.sequences().items(value));
                case KEYWORD -> name(named, argument.keyword(), value);
                case DOUBLE_STAR -> nameAll(named, value);
            }
        }
        runtime.budget().elements(given.size() + named.size());
        return runtime.calls().call(callee, given, named);
    }

    private static void nameAll(Map<String, Py> named, Py value) {
        if (!(value instanceof Py.Dict dict)) {
            throw Raised.type("argument after ** must be a dict, not " + value.type());
        }
        for (Py.Dict.Entry entry : dict.entries().values()) {
            if (!(entry.key() instanceof Py.Str key)) {
                throw Raised.type("keywords must be strings");
            }
            name(named, key.value(), entry.value());
        }
    }

    private static void name(Map<String, Py> named, String keyword, Py value) {
        if (named.put(keyword, value) != null) {
            throw Raised.type("keyword argument '" + keyword + "' is given twice");
        }
    }
}
