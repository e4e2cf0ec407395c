package dev.xld.config.xl.device;

import dev.xld.config.DeviceSpec;
import dev.xld.config.P9Spec;
import dev.xld.config.PvcallsSpec;
import dev.xld.config.VfbSpec;
import dev.xld.config.VkbSpec;
import dev.xld.config.VtpmSpec;
import dev.xld.config.xl.key.IdentityKeys;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.Value;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The device lists of a config, each in the C xl's turn; a device's number is its place in its list. One parse, one thread. */
public final class DeviceLists {
    private final Settings settings;
    private final Findings findings;
    private final List<DeviceSpec> devices;

    public DeviceLists(Settings settings, Findings findings, List<DeviceSpec> devices) {
        this.settings = settings;
        this.findings = findings;
        this.devices = devices;
    }

    private int count(Class<? extends DeviceSpec> kind) {
        return (int) devices.stream().filter(kind::isInstance).count();
    }

    public void disks() {
        for (Settings.Item item : settings.list("disk")) {
            DiskGrammar.parse(settings.source(), item, findings).ifPresent(devices::add);
        }
    }

    /** What stands between disks and network cards. */
    public void beforeVifs() {
        p9();
        List<Settings.Item> vtpms = settings.list("vtpm");
        for (int i = 0; i < vtpms.size(); i++) {
            vtpm(vtpms.get(i), i);
        }
        List<Settings.Item> displays = settings.list("vdispl");
        for (int i = 0; i < displays.size(); i++) {
            VdisplGrammar.parse(displays.get(i), i, findings).ifPresent(devices::add);
        }
        List<Settings.Item> calls = settings.list("pvcalls");
        for (int i = 0; i < calls.size(); i++) {
            pvcalls(calls.get(i), i);
        }
        sound();
        List<Settings.Item> channels = settings.list("channel");
        for (int i = 0; i < channels.size(); i++) {
            ChannelGrammar.parse(channels.get(i), i, findings).ifPresent(devices::add);
        }
    }

    /** As in the C xl, what an element does not say is what the one before said. */
    private void p9() {
        String[] given = new String[4];
        for (Settings.Item item : settings.list("p9")) {
            KeyValueSpec.read(item, "9pfs", findings, (key, value) -> {
                int which = List.of("backend", "tag", "path", "security_model").indexOf(key);
                if (which >= 0) {
                    given[which] = value;
                }
                return which >= 0;
            });
            if (given[1] == null || given[2] == null || given[3] == null) {
                findings.error(item.position(), "9pfs spec missing required field!");
            } else {
                devices.add(new P9Spec(given[0], given[1], given[2], given[3], null));
            }
        }
    }

    private void vtpm(Settings.Item item, int devid) {
        @Nullable Object[] given = new Object[2];
        KeyValueSpec.read(item, "vtpm", findings, (key, value) -> {
            if (key.equals("uuid")) {
                given[1] = IdentityKeys.uuid(value);
                if (given[1] == null) {
                    findings.error(item.position(), "Failed to parse vtpm UUID: " + value);
                }
            } else if (key.equals("backend")) {
                given[0] = value;
            }
            return key.equals("uuid") || key.equals("backend");
        });
        if (given[0] == null) {
            findings.error(item.position(), "vtpm spec missing required backend field!");
        } else {
            devices.add(new VtpmSpec((String) given[0], devid, (UUID) given[1]));
        }
    }

    private void pvcalls(Settings.Item item, int devid) {
        String[] backend = new String[1];
        KeyValueSpec.read(item, "pvcalls", findings, (key, value) -> {
            backend[0] = value;
            return key.equals("backend");
        });
        devices.add(new PvcallsSpec(backend[0], devid));
    }

    private void sound() {
        settings.list("vsnd");
        int devid = 0;
        for (Value value : settings.values("vsnd")) {
            if (value instanceof Value.Items card) {
                VsndGrammar.parse(card, devid, findings).ifPresent(devices::add);
                devid++;
            } else {
                settings.warnNotAList(value);
                findings.error(value.position(), "Failed to get vsnd card list: Invalid argument");
            }
        }
    }

    public void vifs(XlDefaults defaults) {
        List<Settings.Item> vifs = settings.list("vif");
        for (int i = 0; i < vifs.size(); i++) {
            devices.add(VifGrammar.parse(settings.source(), i, vifs.get(i), defaults, findings));
        }
        if (settings.isList("vif2")) {
            findings.warn(
                    settings.position("vif2"), "WARNING: vif2: netchannel2 is deprecated and not supported by xl");
        } else {
            settings.list("vif2");
        }
    }

    public void framebuffersAndUsb() {
        for (Settings.Item item : settings.list("vfb")) {
            int devid = count(VfbSpec.class);
            devices.add(VfbGrammar.parse(item, devid));
            devices.add(VkbSpec.of(devid));
        }
        List<Settings.Item> controllers = settings.list("usbctrl");
        for (int i = 0; i < controllers.size(); i++) {
            UsbGrammar.controller(controllers.get(i), i, findings).ifPresent(devices::add);
        }
        for (Settings.Item item : settings.list("usbdev")) {
            UsbGrammar.device(item, findings).ifPresent(devices::add);
        }
    }

    public void keyboards() {
        for (Settings.Item item : settings.list("vkb")) {
            VkbGrammar.parse(item, count(VkbSpec.class), findings).ifPresent(devices::add);
        }
    }
}
