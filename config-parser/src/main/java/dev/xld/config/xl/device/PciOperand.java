package dev.xld.config.xl.device;

import dev.xld.config.Diagnostic;
import dev.xld.config.PciSpec;
import dev.xld.config.Position;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.List;
import java.util.Optional;

/** PCI devices as the operands of xl's commands name them. Pure functions, any thread. */
public final class PciOperand {
    /** What libxl takes where the command says nothing. */
    private static final PciGrammar.Defaults DEFAULTS = new PciGrammar.Defaults(false, false, false, false, "strict");

    private static final String SOURCE = "command line";

    private PciOperand() {}

    /**
     * An operand read.
     *
     * @param device empty where it makes no sense
     * @param complaints what xl says on the way
     */
    public record Result(Optional<PciSpec> device, List<String> complaints) {}

    /** As an entry of the config's {@code pci}. */
    public static Result specification(String text) {
        Findings findings = new Findings();
        Optional<PciSpec> device =
                PciGrammar.parse(new Settings.Item(text, new Position(SOURCE, 0, 0)), DEFAULTS, findings);
        return new Result(
                device,
                findings.all().stream()
                        .filter(finding -> !finding.isError())
                        .map(Diagnostic::message)
                        .toList());
    }

    /** An address alone, {@code [0000:]03:00.0}. */
    public static Optional<PciSpec> address(String text) {
        return text.matches("[0-9a-fA-F:.*]+") ? specification(text).device() : Optional.empty();
    }
}
