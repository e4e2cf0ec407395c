package dev.xld.daemon.domain.create;

import dev.xld.daemon.bootloader.BootLoaders;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.domain.memory.HostMemory;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.pci.PciBus;
import dev.xld.daemon.pci.PciNodes;
import dev.xld.daemon.pci.PciSelection;
import dev.xld.daemon.plan.Plan;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.List;

/** Creates domains: checks the config, then runs the plan below. Any thread may call. */
public final class DomainCreator {
    /** The operation's word in the journal. */
    public static final String OPERATION = "create";

    private final Services services;
    private final HostMemory memory;
    private final StoredConfig format;
    private final BootLoaders bootLoaders;
    private final Path dev;
    private final FirmwareFiles firmware;
    private final PciSelection pci;
    private final Preparation preparation;

    public DomainCreator(
            Services services, HostMemory memory, StoredConfig format, BootLoaders bootLoaders, Path root, Path sys) {
        this.services = services;
        this.memory = memory;
        this.format = format;
        this.bootLoaders = bootLoaders;
        this.dev = root.resolve("dev");
        this.firmware = new FirmwareFiles(root, services.hypervisor().info());
        this.pci = new PciSelection(
                new PciBus(sys),
                new PciNodes(
                        services.store(),
                        domid -> services.hypervisor().domain(domid).isPresent()));
        this.preparation = new Preparation(
                services.hypervisor(),
                services.devices(),
                firmware,
                new ReservedRegions(services.hypervisor().hardware(), pci::functions));
    }

    /** @return the new domain's id */
    public int create(CreateOptions options, Task task) {
        Creation creation = preparation.prepare(options);
        BootDisk.ofLoader(creation).ifPresent(disk -> bootLoaders.check(creation.loader()));
        services.deviceModels().check(creation.prepared());
        Plan plan = new Plan(
                "create of domain \"" + creation.name() + "\"",
                OPERATION,
                creation::facts,
                Plan.OnFailure.UNDO,
                steps(creation));
        services.runner().run(plan, task);
        return creation.domid();
    }

    private List<Step> steps(Creation creation) {
        var hypervisor = services.hypervisor();
        var store = services.store();
        var devices = services.devices();
        var terminal = new GuestTerminal(store);
        return List.of(
                new ReserveName(services.names(), creation),
                new ReserveMemory(memory, creation),
                new MakeDomain(hypervisor, services.history(), services.lanes(), store, creation),
                new WriteTree(store, creation),
                new RunBootloader(bootLoaders, dev, services, creation),
                new PrepareBuild(hypervisor, store, creation),
                new BuildGuest(hypervisor, firmware, creation),
                new IntroduceGuest(hypervisor, store, devices, terminal, creation),
                new AttachDevices(devices, creation, Phase.DISKS),
                new GrantHardware(hypervisor, creation, pci::isVga),
                new AttachDevices(devices, creation, Phase.SERVED_BY_DEVICE_MODEL),
                new StartDeviceModel(services.deviceModels(), creation),
                new AttachDevices(devices, creation, Phase.OTHERS),
                new AttachDevices(devices, creation, Phase.USB_DEVICES),
                new AwaitConsole(terminal, creation),
                new SaveConfig(services.userData(), format, creation),
                new RecordIntent(services.intents(), creation),
                new StartGuest(hypervisor, services.deviceModels(), creation));
    }
}
