package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DeviceAttachRequest;
import dev.xld.api.DeviceReply;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.config.Diagnostic;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.device.DeviceOperands;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the attach commands of all kinds of devices have in common: the operands after the domain say the device; they are
 * read here first, so that a dry run can show it.
 */
abstract class AttachCommand extends Subcommand {
    /** The key of xl.cfg that lists such devices. */
    abstract String key();

    /** The domain by xl's rule for this command; empty, with xl's words on stderr, for an unknown name. */
    OptionalInt domid(DaemonClient daemon, Terminal terminal) {
        return Designators.domid(operand(0), daemon, terminal);
    }

    /** What xl says after the reason of a failure. */
    abstract String complaint();

    /** The exit status of an attach that failed. */
    int failed() {
        return ExitStatus.FAILURE;
    }

    @Override
    public int leastOperands() {
        return 1;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        OptionalInt domid = domid(daemon, terminal);
        if (domid.isEmpty()) {
            return ExitStatus.FAILURE;
        }
        List<String> words = operands().subList(1, operands().size());
        DeviceOperands.Result read = DeviceOperands.parse(key(), words, XlDefaults.STOCK);
        for (Diagnostic finding : read.diagnostics()) {
            terminal.err().println(finding.message());
        }
        if (read.device().isEmpty()) {
            return read.diagnostics().stream()
                    .mapToInt(Diagnostic::exitStatus)
                    .filter(status -> status != ExitStatus.SUCCESS)
                    .findFirst()
                    .orElse(ExitStatus.FAILURE);
        }
        if (global.dryRun()) {
            terminal.out().println(key() + ": " + LibxlJson.device(read.device().get()));
            return ExitStatus.SUCCESS;
        }
        DeviceAttachRequest request = new DeviceAttachRequest(
                Integer.toString(domid.getAsInt()),
                key(),
                words,
                terminal.directory().toString());
        return attach(request, read.diagnostics(), daemon, terminal);
    }

    private int attach(DeviceAttachRequest request, List<Diagnostic> told, DaemonClient daemon, Terminal terminal) {
        try {
            DeviceReply reply = daemon.call(Method.DEVICE_ATTACH, request, DeviceReply.class);
            List<String> more = new ArrayList<>(reply.warnings());
            told.forEach(finding -> more.remove(finding.message()));
            more.forEach(terminal.err()::println);
            return ExitStatus.SUCCESS;
        } catch (ApiException e) {
            terminal.err().println(e.getMessage());
            terminal.err().println(complaint());
            return failed();
        }
    }
}
