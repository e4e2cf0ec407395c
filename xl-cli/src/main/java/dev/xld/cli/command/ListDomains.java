package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.ConfigText;
import dev.xld.api.DomainSelection;
import dev.xld.api.DomainSummary;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl list}: the table that half the world's scripts parse, or with {@code -l} the configs. */
@Command(name = "list")
public final class ListDomains extends Subcommand {
    private static final String HEADER = "Name                                        ID   Mem VCPUs\tState\tTime(s)";
    private static final int KIB_PER_MIB = 1024;

    @Option(names = {"-l", "--long"})
    boolean longForm;

    @Option(names = {"-v", "--verbose"})
    boolean verbose;

    @Option(names = {"-Z", "--context"})
    boolean context;

    @Option(names = {"-c", "--cpupool"})
    boolean cpupool;

    @Option(names = {"-n", "--numa"})
    boolean numa;

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        if (operands().size() > 1) {
            terminal.out().print(usage().text());
            return ExitStatus.FAILURE;
        }
        List<String> domains = List.of();
        if (!operands().isEmpty()) {
            OptionalInt domid = Designators.domid(operand(0), daemon, terminal);
            if (domid.isEmpty()) {
                return ExitStatus.FAILURE;
            }
            domains = List.of(Integer.toString(domid.getAsInt()));
        }
        try {
            if (longForm) {
                terminal.out()
                        .print(daemon.call(Method.DOMAIN_CONFIG, new DomainSelection(domains), ConfigText.class)
                                .text());
            } else {
                table(daemon.call(Method.DOMAIN_LIST, new DomainSelection(domains), DomainSummary[].class), terminal);
            }
            return ExitStatus.SUCCESS;
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.NO_SUCH_DOMAIN) {
                throw e;
            }
            terminal.err().println("Error: Domain '" + operand(0) + "' does not exist.");
            return ExitStatus.FAILURE;
        }
    }

    private void table(DomainSummary[] domains, Terminal terminal) {
        StringBuilder out = new StringBuilder(HEADER);
        if (verbose) {
            out.append("   UUID                            Reason-Code\tSecurity Label");
        } else if (context) {
            out.append("   Security Label");
        }
        out.append(cpupool ? "         Cpupool" : "")
                .append(numa ? " NODE Affinity" : "")
                .append('\n');
        for (DomainSummary domain : domains) {
            row(domain, out);
        }
        terminal.out().print(out);
    }

    private void row(DomainSummary domain, StringBuilder out) {
        out.append(Rows.name(domain.name(), 40))
                .append(' ')
                .append(Rows.right(domain.domid(), 5))
                .append(' ')
                .append(Rows.right(domain.memoryKib() / KIB_PER_MIB, 5))
                .append(' ')
                .append(Rows.right(domain.onlineVcpus(), 5))
                .append("     ")
                .append(domain.state())
                .append("  ")
                .append(Rows.seconds(domain.cpuTimeNanos(), 8));
        if (verbose) {
            out.append(' ').append(domain.uuid()).append(' ').append(Rows.right(reason(domain), 8));
        }
        if (verbose || context) {
            out.append(' ').append(Rows.right(domain.securityLabel() == null ? "-" : domain.securityLabel(), 16));
        }
        if (cpupool) {
            out.append(Rows.right(domain.cpupool() == null ? "(null)" : domain.cpupool(), 16));
        }
        out.append(numa ? " " + domain.nodeAffinity() : "").append('\n');
    }

    private static String reason(DomainSummary domain) {
        return domain.shutdownCode() < 0 ? "-" : Integer.toHexString(domain.shutdownCode());
    }

    /** As in xl, where {@code list NAME -l} asks for two domains, and is refused for that. */
    @Override
    public boolean optionsFirst() {
        return true;
    }

    @Override
    public Usage usage() {
        return new Usage("list", "", "[options] [Domain]", "List all domains or one of them", """
                -l, --long              Print the configs as JSON
                -v, --verbose           Also print uuids, why domains stopped, and security labels
                -Z, --context           Also print security labels
                -c, --cpupool           Also print the cpupools
                -n, --numa              Also print the NUMA nodes""");
    }
}
