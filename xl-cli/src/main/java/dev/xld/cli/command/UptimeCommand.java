package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DomainSelection;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.Uptime;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl uptime}. */
@Command(name = "uptime")
public final class UptimeCommand extends Subcommand {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Option(names = "-s")
    boolean shortForm;

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        List<Uptime> rows = new ArrayList<>();
        if (operands().isEmpty()) {
            rows.addAll(fetch(daemon, List.of()));
        }
        for (String designator : operands()) {
            OptionalInt domid = Designators.domid(designator, daemon, terminal);
            if (domid.isEmpty()) {
                return ExitStatus.FAILURE;
            }
            try {
                rows.addAll(fetch(daemon, List.of(Integer.toString(domid.getAsInt()))));
            } catch (ApiException e) {
                // A number that is no domain is told, and no reason to fail.
                if (e.kind() != ErrorKind.NO_SUCH_DOMAIN) {
                    throw e;
                }
                terminal.err().println(e.getMessage());
            }
        }
        if (!shortForm) {
            terminal.out().println("Name                                ID Uptime");
        }
        rows.forEach(row -> print(row, terminal));
        return ExitStatus.SUCCESS;
    }

    private static List<Uptime> fetch(DaemonClient daemon, List<String> domains) {
        return List.of(daemon.call(Method.DOMAIN_UPTIME, new DomainSelection(domains), Uptime[].class));
    }

    private void print(Uptime row, Terminal terminal) {
        String time = days(row.seconds() / 86_400)
                + Rows.right(row.seconds() / 3600 % 24, 2)
                + twoDigits(row.seconds() / 60 % 60);
        if (shortForm) {
            terminal.out()
                    .println(" " + CLOCK.format(terminal.now()) + " up " + time + ", " + Rows.name(row.name(), 0) + " ("
                            + row.domid() + ")");
        } else {
            terminal.out()
                    .println(Rows.name(row.name(), 33) + " " + Rows.right(row.domid(), 4) + " " + time
                            + twoDigits(row.seconds() % 60));
        }
    }

    private static String twoDigits(long number) {
        return (number < 10 ? ":0" : ":") + number;
    }

    private static String days(long days) {
        return days > 1 ? days + " days, " : days == 1 ? "1 day, " : "";
    }

    @Override
    public Usage usage() {
        return new Usage("uptime", "", "[-s] [Domain]", "Print how long domains have been up", "");
    }
}
