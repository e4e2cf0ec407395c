package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DeviceDetachRequest;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import java.util.OptionalInt;

/** What the detach commands of all kinds of devices have in common: the second operand names the device. */
abstract class DetachCommand extends Subcommand {
    /** The key of xl.cfg that lists such devices. */
    abstract String key();

    /** The exit status of a detach that failed. */
    int failed() {
        return ExitStatus.FAILURE;
    }

    /** The words that name the device. */
    String device() {
        return operand(1);
    }

    /** Whether not to ask the guest. */
    boolean forced() {
        return false;
    }

    /** What xl says of a device that is not there. */
    abstract String missing(String device);

    /** What xl says after the reason of a failure. */
    abstract String complaint();

    @Override
    public int leastOperands() {
        return 2;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        OptionalInt domid = Designators.domid(operand(0), daemon, terminal);
        if (domid.isEmpty()) {
            return ExitStatus.FAILURE;
        }
        try {
            daemon.call(
                    Method.DEVICE_DETACH,
                    new DeviceDetachRequest(Integer.toString(domid.getAsInt()), key(), device(), forced()),
                    Done.class);
            return ExitStatus.SUCCESS;
        } catch (ApiException e) {
            if (e.kind() == ErrorKind.NO_SUCH_DEVICE) {
                terminal.err().println(missing(device()));
            } else {
                terminal.err().println(e.getMessage());
                terminal.err().println(complaint());
            }
            return failed();
        }
    }
}
