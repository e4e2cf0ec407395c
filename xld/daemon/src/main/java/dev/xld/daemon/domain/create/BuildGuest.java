package dev.xld.daemon.domain.create;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PvImage;
import java.nio.file.Path;
import java.util.Objects;

/** Loads kernel and ramdisk into the domain. The long step for big guests; undone with the domain. */
final class BuildGuest implements Step {
    private final Hypervisor hypervisor;
    private final Creation creation;

    BuildGuest(Hypervisor hypervisor, Creation creation) {
        this.hypervisor = hypervisor;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "building the guest";
    }

    @Override
    public void run(Task task) {
        var build = creation.build();
        String ramdisk = build.ramdisk();
        creation.started = System.currentTimeMillis();
        creation.built(hypervisor.buildPv(new PvImage(
                creation.domid(),
                Path.of(Objects.requireNonNull(build.kernel())),
                ramdisk == null ? null : Path.of(ramdisk),
                build.cmdline(),
                null,
                creation.targetKib(),
                creation.maxVcpus(),
                creation.storePort,
                creation.consolePort,
                creation.storeDomid,
                creation.consoleDomid,
                !Boolean.FALSE.equals(build.claimMode()))));
    }
}
