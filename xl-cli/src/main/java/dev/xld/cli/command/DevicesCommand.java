package dev.xld.cli.command;

import dev.xld.api.DeviceSelection;
import dev.xld.api.DeviceSummary;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import java.util.OptionalInt;

/** What the lists of all kinds of devices have in common: a table, and in it the devices of each domain named. */
abstract class DevicesCommand extends Subcommand {
    /** The key of xl.cfg that lists such devices. */
    abstract String key();

    /** Empty for a list without one. */
    abstract String header();

    /** A line, or several. */
    abstract String row(DeviceSummary device);

    /** Whether an unknown name ends the list with {@code xl}'s whole sentence; else it is told in short and skipped. */
    boolean endsAtUnknown() {
        return true;
    }

    @Override
    public int leastOperands() {
        return 1;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        if (!header().isEmpty()) {
            terminal.out().println(header());
        }
        for (String designator : operands()) {
            OptionalInt domid = endsAtUnknown()
                    ? Designators.domid(designator, daemon, terminal)
                    : Designators.plain(designator, daemon, terminal);
            if (domid.isPresent()) {
                DeviceSelection selection = new DeviceSelection(Integer.toString(domid.getAsInt()), key());
                for (DeviceSummary device : daemon.call(Method.DEVICE_LIST, selection, DeviceSummary[].class)) {
                    terminal.out().println(row(device));
                }
            } else if (endsAtUnknown()) {
                return ExitStatus.FAILURE;
            }
        }
        return ExitStatus.SUCCESS;
    }

    /** One of the values only this kind has. */
    static String detail(DeviceSummary device, String key) {
        return device.details().getOrDefault(key, "-1");
    }
}
