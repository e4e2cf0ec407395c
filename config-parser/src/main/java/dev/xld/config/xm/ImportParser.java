package dev.xld.config.xm;

import dev.xld.config.Position;
import dev.xld.config.xm.Stmt.Alias;
import java.util.ArrayList;
import java.util.List;

/** {@code import} and {@code from}. Which modules there are {@link Modules} knows. Used by {@link StatementParser}. */
final class ImportParser {
    private final Tokens tokens;
    private final Targets targets;

    ImportParser(Tokens tokens, Targets targets) {
        this.tokens = tokens;
        this.targets = targets;
    }

    /** {@code import a, b.c as d}; several are one statement with no names of their own. */
    Stmt imports() {
        Position at = tokens.take().at();
        List<Stmt> all = new ArrayList<>();
        do {
            String module = module();
            String alias = tokens.takes("as") ? tokens.name("a name after `as'").text() : null;
            targets.assign(at, alias == null ? firstPart(module) : alias);
            all.add(new Stmt.Import(at, module, alias));
        } while (tokens.takes(","));
        return all.size() == 1 ? all.get(0) : new Stmt.Several(at, all);
    }

    Stmt from() {
        Position at = tokens.take().at();
        String module = module();
        tokens.expect("import", "after the module's name");
        if (tokens.takes("*")) {
            return new Stmt.FromImport(at, module, List.of());
        }
        boolean parenthesised = tokens.takes("(");
        List<Alias> names = new ArrayList<>();
        do {
            if (parenthesised && tokens.is(")")) {
                break;
            }
            Token name = tokens.name("a name to import");
            String alias = tokens.takes("as") ? tokens.name("a name after `as'").text() : name.text();
            targets.assign(name.at(), alias);
            names.add(new Alias(name.at(), name.text(), alias));
        } while (tokens.takes(","));
        if (parenthesised) {
            tokens.expect(")", "after the names");
        }
        return new Stmt.FromImport(at, module, names);
    }

    static String firstPart(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    private String module() {
        StringBuilder module = new StringBuilder(tokens.name("a module's name").text());
        while (tokens.takes(".")) {
            module.append('.').append(tokens.name("a module's name").text());
        }
        return module.toString();
    }
}
