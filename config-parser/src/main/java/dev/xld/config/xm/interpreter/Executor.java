package dev.xld.config.xm.interpreter;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.syntax.Code;
import dev.xld.config.xm.syntax.Expr;
import dev.xld.config.xm.syntax.Stmt;
import dev.xld.config.xm.syntax.Stmt.Branch;
import dev.xld.config.xm.syntax.Stmt.Handler;
import dev.xld.config.xm.value.Failures;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Stop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements. Each counts as a step. One evaluation, one thread. */
final class Executor {
    /** How a statement ended. */
    enum Flow {
        NEXT,
        BREAK,
        CONTINUE,
        RETURN
    }

    private final Interpreter interpreter;
    private final Runtime runtime;
    private @Nullable Raised handled;

    Executor(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.runtime = interpreter.runtime;
    }

    Flow run(List<Stmt> statements, Scope scope) {
        runtime.budget().enter();
        try {
            return each(statements, scope);
        } finally {
            runtime.budget().leave();
        }
    }

    private Flow each(List<Stmt> statements, Scope scope) {
        for (Stmt statement : statements) {
            try {
                runtime.budget().step();
                Flow flow = run(statement, scope);
                if (flow != Flow.NEXT) {
                    return flow;
                }
            } catch (Stop stop) {
                stop.locate(statement.at());
                throw stop;
            }
        }
        return Flow.NEXT;
    }

    private Flow run(Stmt statement, Scope scope) {
        if (statement instanceof Stmt.Assign assign) {
            Py value = value(assign.value(), scope);
            assign.targets().forEach(target -> interpreter.assigner.assign(target, value, scope));
        } else if (statement instanceof Stmt.Expression expression) {
            value(expression.value(), scope);
        } else if (statement instanceof Stmt.Augmented augmented) {
            interpreter.assigner.augment(augmented, scope);
        } else if (statement instanceof Stmt.If branches) {
            return branch(branches, scope);
        } else if (statement instanceof Stmt.For loop) {
            return loop(loop, scope);
        } else if (statement instanceof Stmt.While loop) {
            return loop(loop, scope);
        } else if (statement instanceof Stmt.Def def) {
            Code code = def.code();
            scope.set(code.name(), interpreter.evaluator.function(code, scope), def.at());
        } else if (statement instanceof Stmt.Return returned) {
            scope.setResult(interpreter.evaluator.bound(returned.value(), scope));
            return Flow.RETURN;
        } else if (statement instanceof Stmt.Break) {
            return Flow.BREAK;
        } else if (statement instanceof Stmt.Continue) {
            return Flow.CONTINUE;
        } else if (statement instanceof Stmt.Delete delete) {
            delete.targets().forEach(target -> interpreter.assigner.delete(target, scope));
        } else if (statement instanceof Stmt.Several several) {
            return run(several.all(), scope);
        } else if (statement instanceof Stmt.Import imported) {
            interpreter.imports.bind(imported, scope);
        } else if (statement instanceof Stmt.FromImport imported) {
            interpreter.imports.bind(imported, scope);
        } else if (statement instanceof Stmt.Assert check) {
            check(check, scope);
        } else if (statement instanceof Stmt.Raise raise) {
            throw raised(raise, scope);
        } else if (statement instanceof Stmt.Try attempt) {
            return attempt(attempt, scope);
        }
        return Flow.NEXT;
    }

    private Py value(Expr expression, Scope scope) {
        return interpreter.evaluator.value(expression, scope);
    }

    private Flow branch(Stmt.If branches, Scope scope) {
        for (Branch branch : branches.branches()) {
            if (value(branch.condition(), scope).truth()) {
                return run(branch.body(), scope);
            }
        }
        return run(branches.otherwise(), scope);
    }

    private Flow loop(Stmt.While loop, Scope scope) {
        while (value(loop.condition(), scope).truth()) {
            Flow flow = run(loop.body(), scope);
            if (flow == Flow.BREAK) {
                return Flow.NEXT;
            }
            if (flow == Flow.RETURN) {
                return flow;
            }
        }
        return run(loop.otherwise(), scope);
    }

    /** A list may change while it is gone through, so its elements are taken one by one. */
    private Flow loop(Stmt.For loop, Scope scope) {
        Py values = value(loop.values(), scope);
        List<Py> items = values instanceof Py.Items list
                ? list.items()
                : runtime.sequences().items(values);
        for (int i = 0; i < items.size(); i++) {
            runtime.budget().step();
            interpreter.assigner.assign(loop.target(), items.get(i), scope);
            Flow flow = run(loop.body(), scope);
            if (flow == Flow.BREAK) {
                return Flow.NEXT;
            }
            if (flow == Flow.RETURN) {
                return flow;
            }
        }
        return run(loop.otherwise(), scope);
    }

    private void check(Stmt.Assert check, Scope scope) {
        if (!value(check.condition(), scope).truth()) {
            Py message = interpreter.evaluator.bound(check.message(), scope);
            List<Py> arguments = check.message() == null ? List.of() : List.of(message);
            throw raise(new Py.Failure("AssertionError", arguments));
        }
    }

    private Raised raise(Py.Failure failure) {
        return Raised.byFile(failure, runtime.showing().failure(failure).text());
    }

    private Raised raised(Stmt.Raise raise, Scope scope) {
        if (raise.failure() == null) {
            if (handled == null) {
                throw Raised.type("there is no exception to raise again");
            }
            return handled;
        }
        Py failure = value(raise.failure(), scope);
        Py message = interpreter.evaluator.bound(raise.message(), scope);
        if (failure instanceof Py.FailureType type) {
            return raise(new Py.Failure(type.name(), raise.message() == null ? List.of() : List.of(message)));
        }
        if (failure instanceof Py.Failure made) {
            return raise(made);
        }
        throw Raised.type("exceptions must be classes or instances, not " + failure.type());
    }

    private Flow attempt(Stmt.Try attempt, Scope scope) {
        Flow flow;
        try {
            flow = guarded(attempt, scope);
        } catch (Raised raised) {
            Flow last = run(attempt.last(), scope);
            if (last != Flow.NEXT) {
                return last;
            }
            throw raised;
        }
        Py result = scope.result();
        Flow last = run(attempt.last(), scope);
        if (last != Flow.NEXT) {
            return last;
        }
        scope.setResult(result);
        return flow;
    }

    private Flow guarded(Stmt.Try attempt, Scope scope) {
        Flow flow;
        try {
            flow = run(attempt.body(), scope);
        } catch (Raised raised) {
            Handler handler = handler(attempt, raised, scope);
            if (handler == null) {
                throw raised;
            }
            return handle(handler, raised, scope);
        }
        return flow == Flow.NEXT ? run(attempt.otherwise(), scope) : flow;
    }

    private @Nullable Handler handler(Stmt.Try attempt, Raised raised, Scope scope) {
        for (Handler handler : attempt.handlers()) {
            Py types = handler.type() == null ? null : value(handler.type(), scope);
            if (types != null) {
                runtime.budget().reading(types);
            }
            if (types == null || Failures.matches(raised.failure().kind(), types)) {
                return handler;
            }
        }
        return null;
    }

    private Flow handle(Handler handler, Raised raised, Scope scope) {
        Raised before = handled;
        handled = raised;
        if (handler.target() != null) {
            interpreter.assigner.assign(handler.target(), raised.failure(), scope);
        }
        Flow flow = run(handler.body(), scope);
        handled = before;
        return flow;
    }
}
