package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.VkbSpec;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.Connection;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.DevidOrder;
import dev.xld.daemon.device.NumberedKind;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.plan.Task;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keyboards and pointers: served by the device model ({@code vkbd}), or by a program that speaks for Linux' input devices
 * ({@code vinput}). Nobody waits for either. Holds no state; safe for any number of threads.
 */
public final class VkbKind implements NumberedKind<VkbSpec> {
    private static final String WORD = "vkbd";
    private static final String LINUX_BACKEND = "vinput";

    private final BackendDomains domains;
    private final DeviceRemoval removal;
    private final DeviceTree tree;

    public VkbKind(BackendDomains domains, DeviceRemoval removal, DeviceTree tree) {
        this.domains = domains;
        this.removal = removal;
        this.tree = tree;
    }

    @Override
    public Class<VkbSpec> spec() {
        return VkbSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Phase phase() {
        return Phase.SERVED_BY_DEVICE_MODEL;
    }

    @Override
    public Map<String, String> details(DeviceAddress device) {
        return Map.of(
                "unique-id", tree.libxlKey(device, "unique-id").orElse("(null)"),
                "backend-type", device.backendKind().equals(LINUX_BACKEND) ? "linux" : "qemu",
                "event-channel", tree.frontNumber(device, "event-channel"),
                "ring-ref", tree.frontNumber(device, "page-gref"));
    }

    @Override
    public VkbSpec prepare(VkbSpec vkb, DomainConfig config) {
        backendDomid(vkb);
        return vkb.numbered(DevidOrder.devid(vkb, config.devices(VkbSpec.class), VkbSpec::devid));
    }

    private int backendDomid(VkbSpec vkb) {
        return domains.domid(vkb.backendDomname(), "vkb " + vkb.devid());
    }

    @Override
    public Plug plug(int domid, VkbSpec vkb) {
        String backend = "linux".equals(vkb.backendType()) ? LINUX_BACKEND : WORD;
        DeviceAddress device =
                new DeviceAddress(domid, WORD, Objects.requireNonNull(vkb.devid()), backendDomid(vkb), backend);
        DeviceKeys keys = DeviceKeys.of(device)
                .back("unique-id", vkb.uniqueId())
                .back("feature-disable-keyboard", flag(vkb.featureDisableKeyboard()))
                .back("feature-disable-pointer", flag(vkb.featureDisablePointer()))
                .back("feature-abs-pointer", flag(vkb.featureAbsPointer()))
                .back("feature-raw-pointer", flag(vkb.featureRawPointer()))
                .back("feature-multi-touch", flag(vkb.featureMultiTouch()))
                .back("width", vkb.width())
                .back("height", vkb.height());
        if (vkb.featureMultiTouch()) {
            keys.back("multi-touch-width", orZero(vkb.multiTouchWidth()))
                    .back("multi-touch-height", orZero(vkb.multiTouchHeight()))
                    .back("multi-touch-num-contacts", orZero(vkb.multiTouchNumContacts()));
        }
        return new Plug(device, keys.nodes(), Connection.NONE);
    }

    /** What is off is not written. */
    private static @Nullable Integer flag(boolean set) {
        return set ? 1 : null;
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        removal.remove(device, force, () -> {}, task);
    }
}
