package dev.xld.config.xm.interpreter;

import dev.xld.config.Position;
import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.builtin.Attributes;
import dev.xld.config.xm.builtin.Builtins;
import dev.xld.config.xm.module.Modules;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.syntax.Stmt;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Py;
import java.util.List;

/** One evaluation of a file, whose parts know each other through it. One evaluation, one thread. */
public final class Interpreter {
    final Calls calls = new Calls(this);
    final Runtime runtime = new Runtime(calls);
    final Attributes attributes = new Attributes(runtime);
    final Assigner assigner = new Assigner(this);
    final Evaluator evaluator = new Evaluator(this);
    final Executor executor = new Executor(this);
    final Imports imports;
    final Scope file;

    /** With all that Python and xm give a file before its first line. */
    public Interpreter(String source, XmHost host) {
        Scope outermost = Scope.outermost();
        this.file = outermost.inner();
        Modules modules = new Modules(runtime, host);
        this.imports = new Imports(modules);
        Position before = new Position(source, 1, 1);
        new Builtins(runtime).all().forEach((name, value) -> outermost.set(name, value, before));
        modules.predefined().forEach((name, value) -> outermost.set(name, value, before));
        outermost.set("xm_file", new Py.Str(Bytes.of(source)), before);
        outermost.set("xm_help", Py.Int.of(0), before);
        outermost.set("xm_vars", new XmVars(this).module(), before);
    }

    public void run(List<Stmt> statements) {
        executor.run(statements, file);
    }

    /** The names of the file. */
    public Scope file() {
        return file;
    }

    /** What the evaluation may still use. */
    public Budget budget() {
        return runtime.budget();
    }
}
