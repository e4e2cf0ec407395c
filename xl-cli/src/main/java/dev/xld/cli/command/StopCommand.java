package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DomainSelection;
import dev.xld.api.DomainSummary;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.ShutdownRequest;
import dev.xld.api.ShutdownRequest.Action;
import dev.xld.api.WaitReply;
import dev.xld.api.WaitRequest;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code xl shutdown} and {@code xl reboot} share: one domain or all, and waiting for the end. */
abstract class StopCommand extends Subcommand {
    @Option(names = {"-a", "--all"})
    boolean all;

    @Option(names = {"-w", "--wait"})
    boolean[] wait = {};

    @Option(names = "-F")
    boolean fallback;

    abstract Action action();

    /** {@code Shutting down}, {@code Rebooting}. */
    abstract String doing();

    /** {@code shutdown}, {@code reboot}: the word of the messages. */
    abstract String word();

    /** {@code power}, {@code reset}: the ACPI event in its place. */
    abstract String acpiEvent();

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        if (!all && operands().isEmpty()) {
            terminal.err().println("You must specify -a or a domain id.\n");
            return ExitStatus.FAILURE;
        }
        List<Integer> domids = domids(daemon, terminal);
        List<Integer> asked = new ArrayList<>();
        for (int domid : domids) {
            if (ask(domid, daemon, terminal)) {
                asked.add(domid);
            }
        }
        boolean failed = asked.size() < domids.size();
        if (wait.length > 0 && (all || !asked.isEmpty())) {
            await(asked, daemon, terminal);
        }
        return failed || !all && domids.isEmpty() ? ExitStatus.FAILURE : ExitStatus.SUCCESS;
    }

    private List<Integer> domids(DaemonClient daemon, Terminal terminal) {
        List<Integer> domids = new ArrayList<>();
        if (all) {
            for (DomainSummary domain :
                    daemon.call(Method.DOMAIN_LIST, new DomainSelection(List.of()), DomainSummary[].class)) {
                if (domain.domid() != 0) {
                    domids.add(domain.domid());
                }
            }
        } else {
            Designators.domid(operand(0), daemon, terminal).ifPresent(domids::add);
        }
        return domids;
    }

    private boolean ask(int domid, DaemonClient daemon, Terminal terminal) {
        terminal.err().println(doing() + " domain " + domid);
        terminal.err().flush();
        try {
            request(domid, daemon, terminal);
            return true;
        } catch (ApiException e) {
            if (e.kind() == ErrorKind.NO_PARAVIRT) {
                terminal.err()
                        .println("PV control interface not available: external graceful " + word() + " not possible.");
                terminal.err().println("Use \"-F\" to fallback to ACPI " + acpiEvent() + " event.");
            } else {
                terminal.err().println(e.getMessage());
            }
            int rc = e.kind() == ErrorKind.NO_SUCH_DOMAIN
                    ? ErrorKind.XEN_FAILED.rc()
                    : e.kind().rc();
            terminal.err().println(word() + " failed (rc=" + rc + ")");
            return false;
        }
    }

    /** Asks without the fallback first, so that falling back can be told. */
    private void request(int domid, DaemonClient daemon, Terminal terminal) {
        String domain = Integer.toString(domid);
        try {
            daemon.call(Method.DOMAIN_SHUTDOWN, new ShutdownRequest(domain, action(), false), Done.class);
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.NO_PARAVIRT || !fallback) {
                throw e;
            }
            terminal.err()
                    .println("PV control interface not available: sending ACPI " + acpiEvent() + " button event.");
            daemon.call(Method.DOMAIN_SHUTDOWN, new ShutdownRequest(domain, action(), true), Done.class);
        }
    }

    private void await(List<Integer> domids, DaemonClient daemon, Terminal terminal) {
        terminal.err().println("Waiting for " + domids.size() + " domains");
        for (int domid : domids) {
            WaitReply end = await(domid, false, daemon, terminal);
            if (!end.destroyed()) {
                terminal.err().println("Domain " + domid + " has been shut down, reason code " + end.shutdownCode());
                if (wait.length > 1) {
                    terminal.err().println("Domain " + domid + " continue waiting for death");
                    end = await(domid, true, daemon, terminal);
                }
            }
            if (end.destroyed()) {
                terminal.err().println("Domain " + domid + " has been destroyed");
            }
        }
    }

    private static WaitReply await(int domid, boolean destruction, DaemonClient daemon, Terminal terminal) {
        terminal.err().flush();
        return daemon.call(Method.DOMAIN_WAIT, new WaitRequest(domid, destruction), WaitReply.class);
    }

    static String optionsText(String what, String event) {
        return "-a, --all               " + what + " every guest\n"
                + "-h                      Print this help\n"
                + "-F                      Where an HVM guest has no PV drivers, send it an ACPI " + event + " event\n"
                + "-w, --wait              Wait until it is done; twice: until the domain is gone";
    }
}
