package dev.xld.cli.command;

import dev.xld.api.HostInfo;
import dev.xld.api.HostInfoRequest;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl info [KEY]}: all lines, or the values of those whose text begins with KEY. */
@Command(name = "info")
public final class Info extends Subcommand {
    private static final int KEY_WIDTH = 23;
    private static final String LAST_BEFORE_TABLES = "free_cpus";

    @Option(names = {"-n", "--numa"})
    boolean numa;

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        HostInfo info = daemon.call(Method.HOST_INFO, new HostInfoRequest(numa), HostInfo.class);
        String key = numa || operands().isEmpty() ? null : operand(0);
        for (HostInfo.Field field : info.fields()) {
            String line = Rows.left(field.key(), KEY_WIDTH) + ": " + field.value();
            if (key == null) {
                terminal.out().println(line);
            } else if (line.startsWith(key)) {
                terminal.out().println(field.value());
            }
            if (numa && field.key().equals(LAST_BEFORE_TABLES)) {
                info.tables().forEach(terminal.out()::println);
            }
        }
        return ExitStatus.SUCCESS;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "info",
                "",
                "[options] [Key]",
                "Print facts about the Xen host",
                "-n, --numa              Also print how cpus, memory and devices lie to each other.");
    }
}
