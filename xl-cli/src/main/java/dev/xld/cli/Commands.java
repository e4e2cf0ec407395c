package dev.xld.cli;

import dev.xld.cli.command.BlockAttach;
import dev.xld.cli.command.BlockDetach;
import dev.xld.cli.command.BlockList;
import dev.xld.cli.command.CdEject;
import dev.xld.cli.command.CdInsert;
import dev.xld.cli.command.ChannelList;
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
import dev.xld.cli.command.PciAssignableAdd;
import dev.xld.cli.command.PciAssignableList;
import dev.xld.cli.command.PciAssignableRemove;
import dev.xld.cli.command.PciAttach;
import dev.xld.cli.command.PciDetach;
import dev.xld.cli.command.PciList;
import dev.xld.cli.command.Reboot;
import dev.xld.cli.command.Rename;
import dev.xld.cli.command.Shutdown;
import dev.xld.cli.command.Unpause;
import dev.xld.cli.command.UptimeCommand;
import dev.xld.cli.command.UsbList;
import dev.xld.cli.command.UsbctrlAttach;
import dev.xld.cli.command.UsbctrlDetach;
import dev.xld.cli.command.UsbdevAttach;
import dev.xld.cli.command.UsbdevDetach;
import dev.xld.cli.command.VcpuList;
import dev.xld.cli.command.VdisplAttach;
import dev.xld.cli.command.VdisplDetach;
import dev.xld.cli.command.VdisplList;
import dev.xld.cli.command.VkbAttach;
import dev.xld.cli.command.VkbDetach;
import dev.xld.cli.command.VkbList;
import dev.xld.cli.command.VsndAttach;
import dev.xld.cli.command.VsndDetach;
import dev.xld.cli.command.VsndList;
import dev.xld.cli.command.VtpmAttach;
import dev.xld.cli.command.VtpmDetach;
import dev.xld.cli.command.VtpmList;
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
            "pci-attach",
            "pci-detach",
            "pci-list",
            "pci-assignable-add",
            "pci-assignable-remove",
            "pci-assignable-list",
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
            "channel-list",
            "block-attach",
            "block-list",
            "block-detach",
            "vtpm-attach",
            "vtpm-list",
            "vtpm-detach",
            "vkb-attach",
            "vkb-list",
            "vkb-detach",
            "vdispl-attach",
            "vdispl-list",
            "vdispl-detach",
            "vsnd-attach",
            "vsnd-list",
            "vsnd-detach",
            "uptime",
            "usbctrl-attach",
            "usbctrl-detach",
            "usbdev-attach",
            "usbdev-detach",
            "usb-list",
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
            case "pci-attach" -> new PciAttach();
            case "pci-detach" -> new PciDetach();
            case "pci-list" -> new PciList();
            case "pci-assignable-add" -> new PciAssignableAdd();
            case "pci-assignable-remove" -> new PciAssignableRemove();
            case "pci-assignable-list" -> new PciAssignableList();
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
            case "channel-list" -> new ChannelList();
            case "vtpm-attach" -> new VtpmAttach();
            case "vtpm-list" -> new VtpmList();
            case "vtpm-detach" -> new VtpmDetach();
            case "vkb-attach" -> new VkbAttach();
            case "vkb-list" -> new VkbList();
            case "vkb-detach" -> new VkbDetach();
            case "vdispl-attach" -> new VdisplAttach();
            case "vdispl-list" -> new VdisplList();
            case "vdispl-detach" -> new VdisplDetach();
            case "vsnd-attach" -> new VsndAttach();
            case "vsnd-list" -> new VsndList();
            case "vsnd-detach" -> new VsndDetach();
            case "usbctrl-attach" -> new UsbctrlAttach();
            case "usbctrl-detach" -> new UsbctrlDetach();
            case "usbdev-attach" -> new UsbdevAttach();
            case "usbdev-detach" -> new UsbdevDetach();
            case "usb-list" -> new UsbList();
            case "uptime" -> new UptimeCommand();
            case "config" -> new Config();
            default -> null;
        };
    }
}
