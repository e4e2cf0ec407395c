package dev.xld.cli;

import java.util.List;
import java.util.Optional;

/**
 * The names of all commands of xl 4.17, ours or not: an abbreviation means here what it means there. An exact name wins, else
 * a beginning that fits one command only.
 */
final class CommandNames {
    private static final List<String> ALL = List.of(
            ("create config-update list destroy shutdown reboot pci-attach pci-detach pci-list pci-assignable-add"
                            + " pci-assignable-remove pci-assignable-list pause unpause console vncviewer save migrate restore"
                            + " migrate-receive dump-core cd-insert cd-eject mem-max mem-set button-press vcpu-list vcpu-pin"
                            + " vcpu-set vm-list info sharing sched-credit sched-credit2 sched-rtds domid domname rename trigger"
                            + " sysrq debug-keys set-parameters dmesg top network-attach network-list network-detach channel-list"
                            + " block-attach block-list block-detach vtpm-attach vtpm-list vtpm-detach vkb-attach vkb-list"
                            + " vkb-detach vdispl-attach vdispl-list vdispl-detach vsnd-attach vsnd-list vsnd-detach uptime claims"
                            + " cpupool-create cpupool-list cpupool-destroy cpupool-rename cpupool-cpu-add cpupool-cpu-remove"
                            + " cpupool-migrate cpupool-numa-split getenforce setenforce loadpolicy remus devd psr-hwinfo"
                            + " psr-cmt-attach psr-cmt-detach psr-cmt-show psr-cat-set psr-cat-show psr-mba-set psr-mba-show"
                            + " usbctrl-attach usbctrl-detach usbdev-attach usbdev-detach usb-list qemu-monitor-command")
                    .split(" "));

    /** Ours alone; xl takes it for the beginning of config-update, which is to be written out here. */
    private static final String OWN = "config";

    private CommandNames() {}

    /** The full name of what was typed; empty when it is no command or fits several. */
    static Optional<String> complete(String typed) {
        if (ALL.contains(typed) || typed.equals(OWN)) {
            return Optional.of(typed);
        }
        List<String> fitting =
                ALL.stream().filter(name -> name.startsWith(typed)).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
