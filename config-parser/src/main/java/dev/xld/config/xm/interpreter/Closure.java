package dev.xld.config.xm.interpreter;

import dev.xld.config.xm.syntax.Code;
import dev.xld.config.xm.value.Py;
import java.util.List;

/** A function of the file, with its defaults, the last of them for its last parameter, and what is around it. */
record Closure(Code code, List<Py> defaults, Scope around) implements Py.Function {}
