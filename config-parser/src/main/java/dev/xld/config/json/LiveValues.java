package dev.xld.config.json;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code xl list -l} shows of a domain as it is now, over what was stored when it was created.
 *
 * @param uuid the hypervisor's; the nil uuid (Domain-0) is not shown
 * @param onlineVcpus the N of which {@code cpu/N/availability} is {@code online}; beyond the stored max_vcpus unread
 * @param memoryTargetKib xenstore's {@code memory/target}
 * @param staticMaxKib xenstore's {@code memory/static-max}
 * @param sched the scheduler and the domain's parameters in it; null where it cannot be asked
 * @param attached whether an element of one of the tree's device arrays ({@code disks}, {@code nics}, ...) is still in
 *     xenstore; others are not shown
 * @param ejected vdevs of cdrom drives that are empty now
 */
public record LiveValues(
        String name,
        UUID uuid,
        BitSet onlineVcpus,
        long memoryTargetKib,
        long staticMaxKib,
        @Nullable Sched sched,
        BiPredicate<String, Json.Obj> attached,
        List<String> ejected) {

    /**
     * libxl_domain_sched_params as the hypervisor gives it. Null parameters are those the scheduler does not have.
     *
     * @param scheduler libxl's word: credit, credit2, rtds, null, arinc653
     */
    public record Sched(
            String scheduler,
            @Nullable Integer weight,
            @Nullable Integer cap,
            @Nullable Integer period,
            @Nullable Integer budget) {
        public static Sched shares(String scheduler, int weight, int cap) {
            return new Sched(scheduler, weight, cap, null, null);
        }
    }

    /** With all stored devices still there. */
    public static LiveValues of(
            String name, UUID uuid, BitSet onlineVcpus, long memoryTargetKib, long staticMaxKib, Sched sched) {
        return new LiveValues(
                name, uuid, onlineVcpus, memoryTargetKib, staticMaxKib, sched, (array, device) -> true, List.of());
    }
}
