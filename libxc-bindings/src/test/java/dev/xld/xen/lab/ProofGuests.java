package dev.xld.xen.lab;

import dev.xld.xen.BuiltGuest;
import dev.xld.xen.CpuPolicy;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PvImage;
import dev.xld.xen.TscMode;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes PV guests with a store and a console, and no toolstack: for {@link HypervisorProof}. */
final class ProofGuests {
    private final Hypervisor xen;

    ProofGuests(Hypervisor xen) {
        this.xen = xen;
    }

    int create(String name, Path kernel, @Nullable Path ramdisk, @Nullable String cmdline, int mib, int vcpus)
            throws Exception {
        long start = System.nanoTime();
        int domid = xen.createDomain(CreateDomain.pv(UUID.randomUUID(), vcpus));
        long created = System.nanoTime();
        xen.setMaxVcpus(domid, vcpus);
        xen.setMaxMemory(domid, mib * 1024L + 1024);
        int store = xen.allocateUnboundPort(domid, 0);
        int console = xen.allocateUnboundPort(domid, 0);
        xen.setMemoryMapLimit(domid, mib * 1024L);
        xen.setTscInfo(domid, TscMode.DEFAULT);
        xen.applyCpuidPolicy(domid, CpuPolicy.usual(false));
        long building = System.nanoTime();
        BuiltGuest built = xen.buildPv(
                new PvImage(domid, kernel, ramdisk, cmdline, null, mib * 1024L, vcpus, store, console, 0, 0, true));
        long end = System.nanoTime();
        System.out.println(name + ": "
                + "domid %d, create %.1f ms, settings %.1f ms, build %.1f ms, store %#x, console %#x"
                        .formatted(
                                domid,
                                ms(start, created),
                                ms(created, building),
                                ms(building, end),
                                built.storeFrame(),
                                built.consoleFrame()));
        introduce(domid, name, store, console, built);
        return domid;
    }

    private static void introduce(int domid, String name, int store, int console, BuiltGuest built) throws Exception {
        String path = "/local/domain/" + domid;
        run(
                "xenstore-write",
                path + "/name",
                name,
                path + "/domid",
                "" + domid,
                path + "/store/port",
                "" + store,
                path + "/store/ring-ref",
                "" + built.storeFrame());
        run("xenstore-chmod", path, "n0", "r" + domid);
        Introduce.domain(domid, built.storeFrame(), store);
        run(
                "xenstore-write",
                path + "/console/type",
                "xenconsoled",
                path + "/console/output",
                "pty",
                path + "/console/limit",
                "1048576",
                path + "/console/ring-ref",
                "" + built.consoleFrame(),
                path + "/console/port",
                "" + console);
    }

    static double ms(long from, long to) {
        return (to - from) / 1e6;
    }

    static void run(String... command) throws Exception {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0 && !command[0].equals("sh")) {
            throw new AssertionError(String.join(" ", command) + " ended with " + status);
        }
    }
}
