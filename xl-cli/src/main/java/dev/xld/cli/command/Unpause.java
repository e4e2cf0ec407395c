package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.Method;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl unpause}. A domain that cannot be unpaused is told on stderr; the exit status is 0 all the same, as xl's. */
@Command(name = "unpause")
public final class Unpause extends SimpleOperation {
    @Override
    Method method() {
        return Method.DOMAIN_UNPAUSE;
    }

    @Override
    int failed(ApiException failure, Terminal terminal) {
        terminal.err().println(failure.getMessage());
        return ExitStatus.SUCCESS;
    }

    @Override
    public Usage usage() {
        return new Usage("unpause", "f", "<Domain>", "Let a paused domain run on", "");
    }
}
