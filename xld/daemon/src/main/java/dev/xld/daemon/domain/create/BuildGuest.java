package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmImage;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PvImage;
import java.nio.file.Path;
import java.util.Objects;

/** Loads kernel and ramdisk, or firmware, into the domain. The long step for big guests; undone with the domain. */
final class BuildGuest implements Step {
    private final Hypervisor hypervisor;
    private final FirmwareFiles firmware;
    private final Creation creation;

    BuildGuest(Hypervisor hypervisor, FirmwareFiles firmware, Creation creation) {
        this.hypervisor = hypervisor;
        this.firmware = firmware;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "building the guest";
    }

    @Override
    public void run(Task task) {
        creation.started = System.currentTimeMillis();
        creation.built(
                creation.shape.type() == GuestType.PV
                        ? hypervisor.buildPv(pvImage())
                        : hypervisor.buildHvm(hvmImage()));
    }

    private PvImage pvImage() {
        BuildInfo build = creation.build();
        String ramdisk = build.ramdisk();
        return new PvImage(
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
                claim());
    }

    private HvmImage hvmImage() {
        BuildInfo build = creation.build();
        GuestType type = creation.shape.type();
        StartFiles files = StartFiles.of(build, type, firmware);
        return new HvmImage(
                creation.domid(),
                type,
                files.kernel(),
                files.modules(),
                files.cmdline(),
                files.firmware(),
                creation.layout(),
                creation.maxVcpus(),
                creation.onlineVcpus(),
                !Boolean.FALSE.equals(build.apic()),
                !Boolean.FALSE.equals(build.switches().acpi()),
                creation.storePort,
                creation.consolePort,
                creation.storeDomid,
                creation.consoleDomid,
                claim());
    }

    private boolean claim() {
        return !Boolean.FALSE.equals(creation.build().claimMode());
    }
}
