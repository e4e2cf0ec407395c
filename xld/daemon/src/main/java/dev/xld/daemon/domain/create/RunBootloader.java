package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ConsoleReply;
import dev.xld.api.ErrorKind;
import dev.xld.config.DiskSpec;
import dev.xld.daemon.bootloader.BootLoaders;
import dev.xld.daemon.bootloader.BootRequest;
import dev.xld.daemon.bootloader.BootWatcher;
import dev.xld.daemon.bootloader.Booted;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.XenInfo;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Lets the config's boot loader, where there is one, find the kernel in the guest's disk. Meanwhile its terminal is the
 * domain's console. What it brought out goes when the plan ends, whichever way that is; what it said stays in its log.
 */
final class RunBootloader implements Step {
    private final BootLoaders loaders;
    private final Path dev;
    private final Services services;
    private final Creation creation;

    RunBootloader(BootLoaders loaders, Path dev, Services services, Creation creation) {
        this.loaders = loaders;
        this.dev = dev;
        this.services = services;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "running the boot loader";
    }

    @Override
    public boolean needed() {
        return BootDisk.ofLoader(creation).isPresent();
    }

    @Override
    public void run(Task task) {
        DiskSpec disk = BootDisk.ofLoader(creation).orElseThrow();
        String terminal = creation.domainPath() + "/console/tty";
        creation.booted(found(disk, new Watcher(terminal, task), task));
        services.store().write(terminal, "");
    }

    private Booted found(DiskSpec disk, BootWatcher watcher, Task task) {
        if (BootDisk.plain(disk)) {
            return loaders.run(request(disk.target()), watcher);
        }
        try (LentDisk lent = new LentDisk(services, creation.domid())) {
            return loaders.run(request(lent.lend(disk, dev, task).toString()), watcher);
        }
    }

    private BootRequest request(String disk) {
        var build = creation.config.buildInfo();
        return new BootRequest(
                creation.domid(),
                creation.name(),
                creation.loader(),
                build.bootloaderArgs(),
                build.kernel(),
                build.ramdisk(),
                build.cmdline(),
                disk);
    }

    @Override
    public void end() {
        loaders.forget(creation.domid());
    }

    /** Lends the loader the domain's console, and stops it when the domain is not wanted any more. */
    private final class Watcher implements BootWatcher {
        private final String node;
        private final Task task;

        Watcher(String node, Task task) {
            this.node = node;
            this.task = task;
        }

        @Override
        public void terminal(Path path) {
            services.store().write(node, path.toString());
            XenInfo xen = services.hypervisor().info();
            task.console(ConsoleReply.of(creation.domid(), xen.major() + "." + xen.minor(), 0, "pv"));
        }

        @Override
        public Optional<ApiException> stop() {
            int domid = creation.domid();
            boolean destroyed = services.lanes().endWanted(domid)
                    || services.hypervisor()
                            .domain(domid)
                            .filter(info -> !info.dying())
                            .isEmpty();
            String how = task.cancelled()
                    ? "The create of domain \"" + creation.name() + "\" was cancelled"
                    : destroyed ? "Domain \"" + creation.name() + "\" was destroyed" : "";
            return how.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ApiException(ErrorKind.CANCELLED, how + " while its boot loader ran."));
        }
    }
}
