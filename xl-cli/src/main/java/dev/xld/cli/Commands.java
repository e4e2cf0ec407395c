package dev.xld.cli;

import dev.xld.cli.command.BlockAttach;
import dev.xld.cli.command.BlockDetach;
import dev.xld.cli.command.BlockList;
import dev.xld.cli.command.CdEject;
import dev.xld.cli.command.CdInsert;
import dev.xld.cli.command.Config;
import dev.xld.cli.command.Console;
import dev.xld.cli.command.Create;
import dev.xld.cli.command.Destroy;
import dev.xld.cli.command.Dmesg;
import dev.xld.cli.command.Domid;
import dev.xld.cli.command.Domname;
import dev.xld.cli.command.Info;
import dev.xld.cli.command.ListDomains;
import dev.xld.cli.command.NetworkAttach;
import dev.xld.cli.command.NetworkDetach;
import dev.xld.cli.command.NetworkList;
import dev.xld.cli.command.Pause;
import dev.xld.cli.command.Reboot;
import dev.xld.cli.command.Rename;
import dev.xld.cli.command.Shutdown;
import dev.xld.cli.command.Unpause;
import dev.xld.cli.command.UptimeCommand;
import dev.xld.cli.command.VcpuList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands there are. Only the one asked for is made: a start of xl pays for what it uses. */
final class Commands {
    /** In the order of {@code xl help}. */
    static final List<String> NAMES = List.of(
            "create",
            "list",
            "destroy",
            "shutdown",
            "reboot",
            "pause",
            "unpause",
            "console",
            "cd-insert",
            "cd-eject",
            "vcpu-list",
            "info",
            "domid",
            "domname",
            "rename",
            "dmesg",
            "network-attach",
            "network-list",
            "network-detach",
            "block-attach",
            "block-list",
            "block-detach",
            "uptime",
            "config");

    private Commands() {}

    /** A new instance; null for a name that is none of {@link #NAMES}. */
    static @Nullable Subcommand make(String name) {
        return switch (name) {
            case "create" -> new Create();
            case "list" -> new ListDomains();
            case "destroy" -> new Destroy();
            case "shutdown" -> new Shutdown();
            case "reboot" -> new Reboot();
            case "pause" -> new Pause();
            case "unpause" -> new Unpause();
            case "console" -> new Console();
            case "cd-insert" -> new CdInsert();
            case "cd-eject" -> new CdEject();
            case "vcpu-list" -> new VcpuList();
            case "info" -> new Info();
            case "domid" -> new Domid();
            case "domname" -> new Domname();
            case "rename" -> new Rename();
            case "dmesg" -> new Dmesg();
            case "network-attach" -> new NetworkAttach();
            case "network-list" -> new NetworkList();
            case "network-detach" -> new NetworkDetach();
            case "block-attach" -> new BlockAttach();
            case "block-list" -> new BlockList();
            case "block-detach" -> new BlockDetach();
            case "uptime" -> new UptimeCommand();
            case "config" -> new Config();
            default -> null;
        };
    }
}
