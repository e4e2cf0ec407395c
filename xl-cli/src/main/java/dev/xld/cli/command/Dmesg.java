package dev.xld.cli.command;

import dev.xld.api.ConsoleText;
import dev.xld.api.DmesgRequest;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl dmesg}. */
@Command(name = "dmesg")
public final class Dmesg extends Subcommand {
    @Option(names = {"-c", "--clear"})
    boolean clear;

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        terminal.out()
                .print(daemon.call(Method.HOST_DMESG, new DmesgRequest(clear), ConsoleText.class)
                        .text());
        return ExitStatus.SUCCESS;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "dmesg",
                "",
                "[-c]",
                "Print what the hypervisor has logged",
                "-c, --clear             Empty the log after printing it.");
    }
}
