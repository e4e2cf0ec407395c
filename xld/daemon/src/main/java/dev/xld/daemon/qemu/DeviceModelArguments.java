package dev.xld.daemon.qemu;

import dev.xld.config.BuildInfo;
import dev.xld.config.ChannelSpec;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.Sdl;
import java.util.Optional;
import java.util.function.Function;

/**
 * The command of a domain's device model, element by element that of libxl 4.17 (libxl_dm.c), order included. A pure function
 * of what the constructor gets; {@link DeviceModelRefusals} has passed the config before. Used by one thread, once.
 */
final class DeviceModelArguments {
    private static final long DEFAULT_MEMORY_KIB = 32 * 1024;

    private final int domid;
    private final DomainConfig config;
    private final BuildInfo build;
    private final Screen screen;
    private final Function<DiskSpec, Optional<String>> scriptedPath;
    private final CommandDraft draft = new CommandDraft();

    /**
     * @param config with its devices as their kinds prepared them
     * @param scriptedPath the block device a disk's own script has made, empty where it made none
     */
    DeviceModelArguments(int domid, DomainConfig config, Function<DiskSpec, Optional<String>> scriptedPath) {
        this.domid = domid;
        this.config = config;
        this.build = config.buildInfo();
        this.screen = Screen.of(config);
        this.scriptedPath = scriptedPath;
    }

    /** @param runDirectory where the monitor sockets are to be */
    DeviceModelCommand command(String program, String runDirectory) {
        boolean hvm = config.createInfo().type() == GuestType.HVM;
        draft.add(program, "-xen-domid", Integer.toString(domid), "-no-shutdown");
        monitor("libxl-cmd", runDirectory + "/qmp-libxl-");
        monitor("libxenstat-cmd", runDirectory + "/qmp-libxenstat-");
        config.devices(ChannelSpec.class).forEach(this::channel);
        draft.add("-nodefaults", "-no-user-config");
        if (!hvm) {
            draft.add("-xen-attach");
        }
        draft.add("-name", config.name());
        display();
        if (hvm) {
            new HvmArguments(draft, domid, config, screen).add();
        } else if (screen.dark()) {
            draft.add("-nographic");
        }
        draft.addAll(build.deviceModel().extra());
        machine(hvm);
        if (hvm) {
            new DiskArguments(draft, build, scriptedPath).add(domid, config.devices(DiskSpec.class));
            lastOfHvm();
        }
        return draft.command();
    }

    private void monitor(String id, String socket) {
        draft.add(
                "-chardev",
                "socket,id=" + id + ",path=" + socket + domid + ",server=on,wait=off",
                "-mon",
                "chardev=" + id + ",mode=control");
    }

    private void channel(ChannelSpec channel) {
        String id = "id=libxl-channel" + (channel.devid() == null ? 0 : channel.devid());
        draft.add(
                "-chardev",
                channel.connection() == ChannelSpec.Connection.PTY
                        ? "pty," + id
                        : "socket," + id + ",path=" + channel.path() + ",server=on,wait=off");
    }

    private void display() {
        draft.add("-vnc", screen.vnc().map(DeviceModelArguments::vnc).orElse("none"));
        draft.add("-display", "none");
        screen.sdl().ifPresent(this::sdl);
        if (screen.keymap() != null) {
            draft.add("-k", screen.keymap());
        }
    }

    private static String vnc(Screen.VncServer vnc) {
        return (vnc.listenNamesDisplay() ? vnc.listen() : vnc.listen() + ":" + vnc.display())
                + (vnc.hasPassword() ? ",password=on" : "")
                + (vnc.findUnused() ? ",to=99" : "");
    }

    private void sdl(Sdl sdl) {
        draft.add("-display", "sdl");
        if (sdl.display() != null) {
            draft.set("DISPLAY", sdl.display());
        }
        if (sdl.xauthority() != null) {
            draft.set("XAUTHORITY", sdl.xauthority());
        }
    }

    private void machine(boolean hvm) {
        draft.add("-machine", hvm ? HvmArguments.machine(build) : "xenpv");
        draft.addAll(hvm ? build.deviceModel().extraHvm() : build.deviceModel().extraPv());
        Long most = build.maxMemoryKib() != null ? build.maxMemoryKib() : build.targetMemoryKib();
        long guests = most == null ? DEFAULT_MEMORY_KIB : most;
        draft.add("-m", Long.toString(VideoCard.mib(guests - VideoCard.of(build).memoryKib())));
    }

    private void lastOfHvm() {
        if (build.hvm() != null && "xenserver".equals(build.hvm().vendorDevice())) {
            draft.add("-device", "xen-pvdevice,device-id=0xc000");
        }
        if (build.deviceModel().user() != null) {
            draft.add("-runas", build.deviceModel().user());
        }
    }
}
