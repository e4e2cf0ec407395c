package dev.xld.daemon.qemu;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.BuildInfo;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DeviceModelInfo;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfo;
import dev.xld.config.Spice;
import dev.xld.config.VideoMemory;
import dev.xld.config.VifSpec;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What of a config no device model of ours can do, found before anything is made. One thread, once. */
final class DeviceModelRefusals {
    private static final Set<String> SOUND_CARDS = Set.of("ac97", "adlib", "cs4231a", "es1370", "gus", "hda", "sb16");
    private static final int MOST_REDIRECTED = 4;

    private final DomainConfig config;
    private final BuildInfo build;

    DeviceModelRefusals(DomainConfig config) {
        this.config = config;
        this.build = config.buildInfo();
    }

    void check() {
        kind();
        Screen.of(config).vnc().ifPresent(this::vnc);
        HvmInfo hvm = build.hvm();
        if (config.createInfo().type() == GuestType.HVM && hvm != null) {
            contradictions(hvm);
            video();
            usb(hvm);
            spice(hvm.spice());
            disks("ahci".equals(hvm.hdtype()));
        }
    }

    private void kind() {
        DeviceModelInfo model = build.deviceModel();
        if (Boolean.TRUE.equals(build.switches().stubDeviceModel())) {
            throw unsupported("does not run device models in domains of their own", "device_model_stubdomain_override");
        }
        if ("qemu_xen_traditional".equals(model.version())) {
            throw unsupported("does not run qemu-xen-traditional", "device_model_version");
        }
        if (Boolean.TRUE.equals(build.switches().restrictDeviceModel())) {
            throw unsupported("cannot take a device model's rights away", "dm_restrict");
        }
        boolean inLockStep = config.devices(VifSpec.class).stream()
                        .anyMatch(vif -> !vif.colo().isEmpty())
                || config.devices(DiskSpec.class).stream()
                        .anyMatch(disk -> Boolean.TRUE.equals(disk.colo().coloEnable()));
        if (inLockStep) {
            throw unsupported("does not run domains in lock step", "colo");
        }
    }

    private void vnc(Screen.VncServer vnc) {
        if (vnc.listenNamesDisplay() && vnc.display() != 0) {
            throw bad("has a display both in vnclisten and in vncdisplay; leave one out");
        }
    }

    private void contradictions(HvmInfo hvm) {
        if (hvm.serial() != null && !hvm.serialList().isEmpty()) {
            throw bad("has both one serial port and a list of them; leave one out");
        }
        if (hvm.soundhw() != null && !SOUND_CARDS.contains(hvm.soundhw())) {
            throw bad("has soundhw=\"" + hvm.soundhw() + "\"; known are "
                    + String.join(", ", SOUND_CARDS.stream().sorted().toList()));
        }
        if (Boolean.TRUE.equals(hvm.gfxPassthru()) && !"igd".equals(hvm.gfxPassthruKind())) {
            throw bad("has gfx_passthru without saying for which card; gfx_passthru=\"igd\" is for Intel's");
        }
        if ("rombios".equals(hvm.bios())) {
            throw unsupported("has no device model that knows the bios rombios", "bios");
        }
    }

    private void video() {
        VideoCard card = VideoCard.of(build);
        long least = VideoMemory.leastKib(card.kind());
        if (card.memoryKib() < least) {
            throw bad("gives its graphics card " + VideoCard.mib(card.memoryKib()) + " MiB (videoram); " + card.kind()
                    + " needs " + VideoCard.mib(least));
        }
    }

    private void usb(HvmInfo hvm) {
        boolean devices = Boolean.TRUE.equals(hvm.usb())
                || hvm.usbdevice() != null
                || !hvm.usbdeviceList().isEmpty();
        boolean redirected = Boolean.TRUE.equals(hvm.spice().enable()) && redirections(hvm.spice()) != 0;
        if (devices && (hvm.usbversion() != null || redirected)) {
            throw bad("has usbversion or spiceusbredirection beside usb or usbdevice; leave one pair out");
        }
        if (hvm.usbdevice() != null && !hvm.usbdeviceList().isEmpty()) {
            throw bad("has both one usbdevice and a list of them; leave one out");
        }
        if (hvm.usbversion() != null && !List.of(0, 1, 2, 3).contains(hvm.usbversion())) {
            throw bad("has usbversion=" + hvm.usbversion() + "; it must be 1, 2 or 3");
        }
        if (redirections(hvm.spice()) < 0 || redirections(hvm.spice()) > MOST_REDIRECTED) {
            throw bad("has spiceusbredirection=" + redirections(hvm.spice()) + "; it must be 1 to " + MOST_REDIRECTED);
        }
    }

    private static int redirections(Spice spice) {
        return Objects.requireNonNullElse(spice.usbredirection(), 0);
    }

    private void spice(Spice spice) {
        if (!Boolean.TRUE.equals(spice.enable())) {
            return;
        }
        if (spice.port() == null && spice.tlsPort() == null) {
            throw bad("has spice without a port; give spiceport or spicetls_port");
        }
        boolean open = Boolean.TRUE.equals(spice.disableTicketing());
        if (!open && (spice.passwd() == null || spice.passwd().isEmpty())) {
            throw bad("has spice without a password; give spicepasswd or spicedisable_ticketing=1");
        }
    }

    private void disks(boolean ahci) {
        for (DiskSpec disk : config.devices(DiskSpec.class)) {
            if (!disk.readWrite() && DiskArguments.writableOnly(disk, ahci)) {
                throw bad("has the read-only disk " + disk.vdev() + ", which an emulated " + (ahci ? "AHCI" : "IDE")
                        + " disk cannot be; call it sda, or xvde and further for PV drivers only");
            }
        }
    }

    private ApiException bad(String what) {
        return new ApiException(ErrorKind.BAD_CONFIG, "The config of domain \"" + config.name() + "\" " + what + ".");
    }

    private ApiException unsupported(String what, String key) {
        return new ApiException(
                ErrorKind.UNSUPPORTED,
                "xld " + what + ", but the config of domain \"" + config.name() + "\" asks for it (" + key + ").");
    }
}
