package dev.xld.xen.libxc;

import dev.xld.xen.BuiltGuest;
import dev.xld.xen.E820Entry;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmImage;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.layout.DomImageLayout;
import dev.xld.xen.layout.E820Layout;
import dev.xld.xen.layout.FirmwareModuleLayout;
import dev.xld.xen.release.XenRelease;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a PVH or HVM guest with libxenguest: as a PV guest, and between memory and load the ACPI tables (PVH) and the memory
 * map, at the end what hvmloader wants to know (HVM). The guest stays paused.
 */
final class HvmBuilder {
    private static final int KIB_PER_MIB = 1024;

    private final GuestBuild build;
    private final DomImageLayout layout;
    private final AcpiModules acpiModules;
    private final HvmImage image;

    HvmBuilder(Handle handle, XenRelease release, HvmImage image) {
        this.build = new GuestBuild(handle, image.domid());
        this.layout = release.domImage();
        this.acpiModules = new AcpiModules(build, layout, release.tellsElfNotes());
        this.image = image;
    }

    BuiltGuest build() {
        KernelFiles.check(image);
        return build.run(image.cmdline(), null, this::build);
    }

    private BuiltGuest build(long dom) {
        ByteBuffer struct = LibC.at(dom, layout.sizeof());
        layout.writeHvm(struct, image);
        int mib = Math.toIntExact(image.memory().memoryKib() / KIB_PER_MIB);
        build.kernel(dom, image.kernel());
        image.modules().forEach(module -> build.module(dom, "module", module.file(), module.cmdline()));
        ByteBuffer acpi = layout.acpi_modules().at(struct, 0);
        ByteBuffer smbios = layout.smbios_module().at(struct, 0);
        load(
                dom,
                layout.system_firmware_module().at(struct, 0),
                image.firmware().system());
        load(dom, acpi, image.firmware().acpi());
        load(dom, smbios, image.firmware().smbios());
        build.parse(dom, image.kernel());
        build.memory(dom, mib);
        boolean tables = image.type() == GuestType.PVH && image.acpi();
        map(dom, struct, tables ? acpiModules.add(dom, struct, image) : List.of());
        build.boot(dom, image.kernel(), mib);
        long storeFrame = layout.xenstore_pfn().get(struct);
        long consoleFrame = layout.console_pfn().get(struct);
        if (image.type() == GuestType.PVH) {
            return new BuiltGuest(storeFrame, consoleFrame);
        }
        HvmInfo.complete(build.handle(), image);
        return new BuiltGuest(storeFrame, consoleFrame, loaded(acpi), loaded(smbios));
    }

    private void load(long dom, ByteBuffer module, @Nullable Path file) {
        if (file != null) {
            build.load(dom, module, KernelFiles.contents(file));
        }
    }

    private static BuiltGuest.@Nullable Loaded loaded(ByteBuffer module) {
        long address = FirmwareModuleLayout.ALL.guest_addr_out().get(module);
        return address == 0
                ? null
                : new BuiltGuest.Loaded(
                        address, FirmwareModuleLayout.ALL.length().get(module));
    }

    private void map(long dom, ByteBuffer struct, List<E820Entry> acpi) {
        List<E820Entry> map = HvmMap.of(image.type(), image.memory(), acpi);
        ByteBuffer entries = build.room(dom, map.size() * E820Layout.ALL.sizeof());
        E820Layout.ALL.write(entries, map);
        build.step(
                "xc_domain_set_memory_map",
                build.domain(),
                LibXenCtrl.xc_domain_set_memory_map(build.handle().xch(), image.domid(), entries, map.size()));
        layout.e820().set(struct, LibC.address(entries));
        layout.e820_entries().set(struct, map.size());
    }
}
