package dev.xld.cli.command;

import dev.xld.cli.Terminal;
import dev.xld.config.xl.device.PciOperand;

/** The operand of {@code xl pci-attach} and {@code pci-detach} that names a device. Stateless. */
final class PciSpecification {
    private PciSpecification() {}

    /** Whether it can be understood; if not, xl's words are on stderr. */
    static boolean isSound(String command, String specification, Terminal terminal) {
        PciOperand.Result result = PciOperand.specification(specification);
        result.complaints().forEach(terminal.err()::println);
        if (result.device().isEmpty()) {
            terminal.err().println(command + ": malformed PCI_SPEC_STRING \"" + specification + "\"");
        }
        return result.device().isPresent();
    }
}
