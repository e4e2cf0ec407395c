package dev.xld.config.xm;

import dev.xld.config.Position;
import java.util.List;

/** The parts of one evaluation, which know each other through it. One evaluation, one thread. */
final class Runtime {
    final Budget budget = new Budget();
    final XmHost host;
    final Comparing comparing = new Comparing(budget);
    final Showing showing = new Showing(budget);
    final Sequences sequences = new Sequences(budget);
    final Sorting sorting = new Sorting(this);
    final PercentFormat percent = new PercentFormat(this);
    final BraceFormat braces = new BraceFormat(this);
    final Arithmetic arithmetic = new Arithmetic(this);
    final Subscripts subscripts = new Subscripts(this);
    final Attributes attributes = new Attributes(this);
    final Assigner assigner = new Assigner(this);
    final Evaluator evaluator = new Evaluator(this);
    final Executor executor = new Executor(this);
    final Calls calls = new Calls(this);
    final Modules modules;
    /** The names of the file. */
    final Scope file;

    /** With all that Python and xm give a file before its first line. */
    Runtime(String source, XmHost host) {
        this.host = host;
        Scope outermost = Scope.outermost();
        this.file = outermost.inner();
        this.modules = new Modules(this);
        Position before = new Position(source, 1, 1);
        new Builtins(this).all().forEach((name, value) -> outermost.set(name, value, before));
        modules.predefined().forEach((name, value) -> outermost.set(name, value, before));
        outermost.set("xm_file", new Py.Str(Bytes.of(source)), before);
        outermost.set("xm_help", Py.Int.of(0), before);
        outermost.set("xm_vars", new XmVars(this).module(), before);
    }

    void run(List<Stmt> statements) {
        executor.run(statements, file);
    }
}
