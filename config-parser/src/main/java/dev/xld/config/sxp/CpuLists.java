package dev.xld.config.sxp;

import dev.xld.config.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a domain's {@code cpus}: where each vcpu may run. xend writes a list of cpu numbers for each,
 * {@code ((0 1) (2))}; xm writes ranges, one for each vcpu or one for all: {@code ('0-3,^1' 2)}, {@code 0-3}. No cpu at all means
 * any cpu, and {@code (())} any cpu for all of them. Any thread.
 */
public final class CpuLists {
    /** One more than the highest cpu that Xen can be built for. */
    static final int CPUS = 16384;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final Pattern ONE = Pattern.compile("(\\^?)(\\d{1,9})");
    private static final String FORMS = "write numbers for each vcpu, as in ((0 1) (2)), or ranges, as in '0-3,^1'";

    private CpuLists() {}

    /** The cpus of each vcpu, of which there is at least one. */
    public static List<BitSet> read(Sxp value, int vcpus) throws BadSxpException {
        if (value instanceof Sxp.Atom range) {
            return Collections.nCopies(vcpus, range(range));
        }
        List<Sxp> lists = value.elements();
        if (lists.stream()
                .allMatch(list -> list instanceof Sxp.Form && list.elements().isEmpty())) {
            return Collections.nCopies(vcpus, new BitSet());
        }
        if (lists.size() != vcpus) {
            throw new BadSxpException(
                    value.position(),
                    "cpus has " + lists.size() + " lists, but the domain " + vcpus + " vcpus",
                    "give each vcpu a list, or all of them one range without brackets");
        }
        List<BitSet> maps = new ArrayList<>();
        for (Sxp list : lists) {
            maps.add(list instanceof Sxp.Atom range ? range(range) : numbers(list));
        }
        return maps;
    }

    /** xend's own form of the value. */
    public static Sxp write(List<BitSet> maps) {
        return Sxp.form(maps.stream()
                .map(map -> Sxp.form(map.stream().mapToObj(Sxp::atom).toList()))
                .toList());
    }

    private static BitSet numbers(Sxp list) throws BadSxpException {
        BitSet cpus = new BitSet();
        for (Sxp element : list.elements()) {
            Matcher one =
                    ONE.matcher(element instanceof Sxp.Atom atom ? atom.text().strip() : "");
            if (!one.matches() || !one.group(1).isEmpty()) {
                throw new BadSxpException(element.position(), element.shown() + " is no number of a cpu", FORMS);
            }
            cpus.set(cpu(one.group(2), element.position()));
        }
        return cpus;
    }

    /** Items from left to right; {@code ^} takes a cpu out again. */
    private static BitSet range(Sxp.Atom range) throws BadSxpException {
        BitSet cpus = new BitSet();
        for (String item : range.text().isEmpty() ? new String[0] : range.text().split(",", -1)) {
            Matcher several = RANGE.matcher(item.strip());
            Matcher one = ONE.matcher(item.strip());
            if (several.matches()) {
                int last = cpu(several.group(2), range.position());
                int first = cpu(several.group(1), range.position());
                cpus.set(Math.min(first, last + 1), last + 1);
            } else if (one.matches()) {
                cpus.set(cpu(one.group(2), range.position()), one.group(1).isEmpty());
            } else {
                throw new BadSxpException(range.position(), range.shown() + " is no range of cpus", FORMS);
            }
        }
        return cpus;
    }

    private static int cpu(String digits, Position position) throws BadSxpException {
        int cpu = Integer.parseInt(digits);
        if (cpu >= CPUS) {
            throw new BadSxpException(
                    position, "cpu " + digits + " is more than Xen can have", "write numbers below " + CPUS);
        }
        return cpu;
    }
}
