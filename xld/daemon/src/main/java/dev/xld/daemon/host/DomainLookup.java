package dev.xld.daemon.host;

import dev.xld.api.ApiException;
import dev.xld.api.DomainId;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.domain.registry.DomainNames;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.XenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds domains by what users call them: digits are a domid, anything else is a name. Any thread may call. */
public final class DomainLookup {
    private final Hypervisor hypervisor;
    private final DomainNames names;

    public DomainLookup(Hypervisor hypervisor, DomainNames names) {
        this.hypervisor = hypervisor;
        this.names = names;
    }

    /** The domain's id; fails with {@link ErrorKind#NO_SUCH_DOMAIN} unless it exists. */
    public int domid(String designator) {
        return find(designator).domid();
    }

    private DomainInfo find(String designator) {
        if (designator.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return byNumber(designator);
        }
        return names.find(designator)
                .flatMap(hypervisor::domain)
                .orElseThrow(() -> new ApiException(
                        ErrorKind.NO_SUCH_DOMAIN, "There is no domain named \"" + printable(designator) + "\"."));
    }

    private DomainInfo byNumber(String digits) {
        // The empty string counts as 0, as it does for xl.
        int domid = digits.length() > 6 ? Integer.MAX_VALUE : digits.isEmpty() ? 0 : Integer.parseInt(digits);
        return hypervisor
                .domain(domid)
                .orElseThrow(() ->
                        new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with the id " + digits + "."));
    }

    /** Number and name of a domain. */
    public DomainId resolve(String designator) {
        int domid = domid(designator);
        return new DomainId(domid, nameOf(domid));
    }

    /** All domains, or those called so in the order they are called. */
    List<DomainInfo> select(List<String> designators) {
        if (designators.isEmpty()) {
            return hypervisor.domains();
        }
        List<DomainInfo> selected = new ArrayList<>();
        for (String designator : designators) {
            selected.add(find(designator));
        }
        return selected;
    }

    /** The name, fit for a terminal; null for a domain without one. */
    @Nullable
    String nameOf(int domid) {
        return names.nameOf(domid).map(DomainLookup::printable).orElse(null);
    }

    /** The names of many domains by their domid, fit for a terminal; without those that have none. */
    Map<Integer, String> namesOf(List<DomainInfo> domains) {
        Map<Integer, String> found = names.namesOf(domains);
        found.replaceAll((domid, name) -> printable(name));
        return found;
    }

    /**
     * What {@code ask} answers about a domain; empty when the domain has gone since it was listed.
     *
     * @throws XenException of {@code ask}, when the domain is still there
     */
    <T> Optional<T> unlessGone(int domid, Supplier<T> ask) {
        try {
            return Optional.of(ask.get());
        } catch (XenException e) {
            if (hypervisor.domain(domid).isPresent()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Names come from the store: what would move a terminal's cursor is shown as question marks. */
    private static String printable(String name) {
        return name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
