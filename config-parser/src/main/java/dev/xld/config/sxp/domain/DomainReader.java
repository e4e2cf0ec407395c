package dev.xld.config.sxp.domain;

import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DomainConfig;
import dev.xld.config.sxp.BadSxpException;
import dev.xld.config.sxp.Findings;
import dev.xld.config.sxp.Sxp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a config of a domain's form, topic by topic. One reading, one thread. */
final class DomainReader {
    private static final Map<String, GuestType> TYPES = Map.of("linux", GuestType.PV, "hvm", GuestType.HVM);
    private static final Set<String> REPEATING = Set.of("device", "backend", "vcpu");

    /** Keys that make a domain without an image one of a type. */
    private static final List<String> PV_KEYS = List.of("PV_kernel", "PV_bootloader", "bootloader");

    private final Sxp domain;
    private final Findings findings;

    DomainReader(Sxp domain, Findings findings) {
        this.domain = domain;
        this.findings = findings;
    }

    /** Empty after an error. */
    Optional<DomainConfig> read() {
        if (domain instanceof Sxp.Atom || domain.name().isEmpty()) {
            findings.error(domain.position(), domain.shown() + " is no domain", "write (vm (name NAME) ...)");
            return Optional.empty();
        }
        Keys keys = new Keys("the domain", findings, domain).take(REPEATING);
        Draft draft = new Draft();
        Keys image = image(keys, draft);
        Names.join(keys, image);
        Identity.read(keys, domain.children("backend"), draft);
        Actions.read(keys, draft);
        Memory.read(keys, domain, draft);
        Vcpus.read(keys, image, draft);
        Cpuid.read(keys, image, draft);
        Boot.read(keys, image, draft);
        Platform.read(image, draft);
        Devices.read(domain, image, draft, findings);
        image.know(List.of("pci_msitranslate", "pci_power_mgmt"));
        Silent.domain(keys);
        Silent.image(image);
        Optional<Sxp> extension = domain.child(Extension.KEY);
        keys.know(List.of(Extension.KEY));
        keys.warnOfUnknown();
        image.warnOfUnknown();
        return findings.failed() ? Optional.empty() : extended(draft.config(), extension);
    }

    private Optional<DomainConfig> extended(DomainConfig plain, Optional<Sxp> extension) {
        try {
            return Optional.of(extension.isEmpty() ? plain : Extension.apply(extension.get(), plain));
        } catch (BadSxpException e) {
            findings.error(e);
            return Optional.empty();
        }
    }

    /** The image's keys; without an image none, and the guest's type is what the Xen API's keys imply. */
    private Keys image(Keys keys, Draft draft) {
        Sxp image = keys.value("image").orElse(null);
        if (image == null) {
            if (keys.text("HVM_boot_policy") != null) {
                draft.type = GuestType.HVM;
            } else if (PV_KEYS.stream().noneMatch(key -> keys.text(key) != null)) {
                findings.error(
                        domain.position(), "the domain has no image", "write (image (linux (kernel FILE))) in it");
            }
            return new Keys("the image", findings, Sxp.form("linux"));
        }
        String word = image.name().orElse("");
        GuestType type = TYPES.get(word);
        if (image instanceof Sxp.Atom || type == null) {
            findings.error(
                    image.position(), "image " + image.shown() + " is unknown", "write (linux ...) or (hvm ...)");
        } else {
            draft.type = type;
        }
        return new Keys("the " + word + " image", findings, image).take(Set.of());
    }
}
