package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DomainSelection;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.VcpuSummary;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** {@code xl vcpu-list}. */
@Command(name = "vcpu-list")
public final class VcpuList extends Subcommand {
    private static final String HEADER =
            "Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)";

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        terminal.out().println(HEADER);
        if (operands().isEmpty()) {
            print(daemon, terminal, List.of());
            return ExitStatus.SUCCESS;
        }
        int status = ExitStatus.SUCCESS;
        for (String designator : operands()) {
            OptionalInt domid = Designators.domid(designator, daemon, terminal);
            if (domid.isEmpty()) {
                status = ExitStatus.FAILURE;
                break;
            }
            try {
                print(daemon, terminal, List.of(Integer.toString(domid.getAsInt())));
            } catch (ApiException e) {
                // A number that is no domain is told, and no reason to fail.
                if (e.kind() != ErrorKind.NO_SUCH_DOMAIN) {
                    throw e;
                }
                terminal.err().println(e.getMessage());
            }
        }
        return status;
    }

    private static void print(DaemonClient daemon, Terminal terminal, List<String> domains) {
        for (VcpuSummary vcpu : daemon.call(Method.VCPU_LIST, new DomainSelection(domains), VcpuSummary[].class)) {
            terminal.out().println(row(vcpu));
        }
    }

    /** No blank parts the columns VCPU and CPU: xl leaves it out. */
    private static String row(VcpuSummary vcpu) {
        String place = vcpu.online()
                ? Rows.right(vcpu.cpu(), 5) + "   " + (vcpu.running() ? 'r' : '-') + (vcpu.blocked() ? 'b' : '-') + "- "
                : "    -   --p ";
        return Rows.name(vcpu.name(), 32) + " " + Rows.right(vcpu.domid(), 5) + " " + Rows.right(vcpu.vcpu(), 5) + place
                + Rows.seconds(vcpu.cpuTimeNanos(), 9) + "  " + vcpu.hardAffinity() + " / " + vcpu.softAffinity();
    }

    @Override
    public Usage usage() {
        return new Usage("vcpu-list", "", "[Domain, ...]", "List the vcpus of all domains or of some", "");
    }
}
