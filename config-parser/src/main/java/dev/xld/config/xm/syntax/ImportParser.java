package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.syntax.Stmt.Alias;
import java.util.ArrayList;
import java.util.List;

/** {@code import} and {@code from}. Which modules there are shows when the file runs. Used by {@link StatementParser}. */
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
            Stmt.Import statement = new Stmt.Import(at, module, alias);
            targets.assign(at, alias == null ? statement.firstPart() : alias);
            all.add(statement);
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

    private String module() {
        StringBuilder module = new StringBuilder(tokens.name("a module's name").text());
        while (tokens.takes(".")) {
            module.append('.').append(tokens.name("a module's name").text());
        }
        return module.toString();
    }
}
