package dev.xld.config.xm.interpreter;

import dev.xld.config.Position;
import dev.xld.config.xm.runtime.Caller;
import dev.xld.config.xm.syntax.Code;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls functions, the file's and ours. One evaluation, one thread. */
final class Calls implements Caller {
    private final Interpreter interpreter;

    Calls(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public Py call(Py callee, List<Py> given, Map<String, Py> named) {
        Budget budget = interpreter.runtime.budget();
        budget.enterCall();
        try {
            return enter(callee, given, named);
        } finally {
            budget.leaveCall();
        }
    }

    private Py enter(Py callee, List<Py> given, Map<String, Py> named) {
        interpreter.runtime.budget().step();
        if (callee instanceof Closure function) {
            Scope scope = function.around().call(function.code());
            bind(function, scope, given, named);
            interpreter.executor.run(function.code().body(), scope);
            return scope.result();
        } else if (callee instanceof Py.Native ours) {
            given.forEach(interpreter.runtime.budget()::reading);
            named.values().forEach(interpreter.runtime.budget()::reading);
            return ours.body().call(ours.signature().bind(ours.name(), given, named));
        } else if (callee instanceof Py.Type type) {
            return enter(type.maker(), given, named);
        } else if (callee instanceof Py.FailureType type) {
            return new Py.Failure(type.name(), List.copyOf(given));
        }
        throw Raised.of("TypeError", "'" + callee.type() + "' object is not callable", "remove the parentheses");
    }

    private void bind(Closure function, Scope scope, List<Py> given, Map<String, Py> named) {
        Code code = function.code();
        Position at = new Position(code.name(), 1, 1);
        List<String> parameters = code.parameters();
        int firstDefault = parameters.size() - function.defaults().size();
        Map<String, Py> left = new LinkedHashMap<>(named);
        if (given.size() > parameters.size() && code.star() == null) {
            throw Signature.count(code.name(), firstDefault, parameters.size(), given.size());
        }
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i);
            Py keyword = left.remove(name);
            if (i < given.size() && keyword != null) {
                throw Raised.type(code.name() + "() got multiple values for keyword argument '" + name + "'");
            } else if (i < given.size()) {
                scope.set(name, given.get(i), at);
            } else if (keyword != null) {
                scope.set(name, keyword, at);
            } else if (i >= firstDefault) {
                scope.set(name, function.defaults().get(i - firstDefault), at);
            } else {
                throw Signature.count(code.name(), firstDefault, parameters.size(), given.size());
            }
        }
        bindRest(code, scope, given, left, at);
    }

    private void bindRest(Code code, Scope scope, List<Py> given, Map<String, Py> left, Position at) {
        if (code.star() != null) {
            int from = Math.min(given.size(), code.parameters().size());
            scope.set(code.star(), new Py.Tuple(new ArrayList<>(given.subList(from, given.size()))), at);
        }
        if (code.names() != null) {
            Py.Dict dict = new Py.Dict(new LinkedHashMap<>());
            left.forEach((name, value) -> interpreter.runtime.subscripts().put(dict, new Py.Str(name), value));
            scope.set(code.names(), dict, at);
        } else if (!left.isEmpty()) {
            String name = left.keySet().iterator().next();
            throw Raised.type(code.name() + "() got an unexpected keyword argument '" + name + "'");
        }
    }
}
