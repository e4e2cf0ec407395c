package dev.xld.config.xm.interpreter;

import dev.xld.config.Position;
import dev.xld.config.xm.interpreter.Scope.Variable;
import dev.xld.config.xm.module.Modules;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Halt;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code xm_vars}: with {@code var} a file says which variables it wants on the command line, and {@code check} makes sure
 * that they are there and good. A checked variable has the value its check returned. One evaluation, one thread.
 */
final class XmVars {
    /** One declared variable. */
    private record Wanted(String name, String use, Py check) {}

    private final Interpreter interpreter;
    private final Runtime runtime;
    private final List<Wanted> wanted = new ArrayList<>();

    XmVars(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.runtime = interpreter.runtime;
    }

    Py.Module module() {
        Map<String, Py> members = new LinkedHashMap<>();
        Modules.put(
                members,
                "var",
                1,
                args -> {
                    Py check = args.optional(2) == null ? Py.None.NONE : args.get(2);
                    Py.Str use = args.some(1) == null ? new Py.Str("") : args.string(1);
                    runtime.budget().elements(3);
                    wanted.add(new Wanted(args.text(0), use.text().strip(), check));
                    return Py.None.NONE;
                },
                "name",
                "use",
                "check");
        Modules.put(members, "check", 0, args -> {
            List.copyOf(wanted).forEach(this::check);
            return Py.None.NONE;
        });
        return new Py.Module("xm_vars", members);
    }

    private void check(Wanted variable) {
        String name = variable.name();
        String example = "give " + name + "=VALUE on the command line";
        String hint = variable.use().isEmpty() ? example : example + "; " + name + ": " + variable.use();
        Variable given = interpreter.file.names().get(name);
        if (given == null) {
            throw new Halt("the file wants the variable " + name + ", which is not given", hint);
        }
        if (variable.check() == Py.None.NONE) {
            return;
        }
        Position at = given.at();
        try {
            Py checked = runtime.calls().call(variable.check(), List.of(new Py.Str(name), given.value()));
            if (checked != Py.None.NONE) {
                interpreter.file.set(name, checked, at);
            }
        } catch (Raised raised) {
            String shown = runtime.showing().str(given.value()).text();
            throw new Halt(name + "=" + shown + " does not pass the file's own check: " + raised.sentence(), hint);
        }
    }
}
