package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.Method;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl pause}. A domain that cannot be paused is told on stderr; the exit status is 0 all the same, as xl's. */
@Command(name = "pause")
public final class Pause extends SimpleOperation {
    @Override
    Method method() {
        return Method.DOMAIN_PAUSE;
    }

    @Override
    int failed(ApiException failure, Terminal terminal) {
        terminal.err().println(failure.getMessage());
        return ExitStatus.SUCCESS;
    }

    @Override
    public Usage usage() {
        return new Usage("pause", "f", "<Domain>", "Stop a domain where it is, until it is unpaused", "");
    }
}
