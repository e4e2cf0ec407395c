package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.config.HvmInfo;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmParameter;
import dev.xld.xen.Hypervisor;
import java.util.List;

/** Sets the HVM parameters that follow from the config, before the guest is built. */
final class HvmSettings {
    private static final List<String> TIMER_MODES = List.of(
            "delay_for_missed_ticks",
            "no_delay_for_missed_ticks",
            "no_missed_ticks_pending",
            "one_missed_tick_pending");
    private static final String USUAL_TIMER_MODE = "no_delay_for_missed_ticks";

    private final Hypervisor hypervisor;
    private final Creation creation;

    HvmSettings(Hypervisor hypervisor, Creation creation) {
        this.hypervisor = hypervisor;
        this.creation = creation;
    }

    void apply() {
        BuildInfo build = creation.build();
        HvmInfo hvm = build.hvm();
        if (creation.shape.type() == GuestType.HVM && hvm != null) {
            set(HvmParameter.HPET_ENABLED, Boolean.FALSE.equals(hvm.hpet()) ? 0 : 1);
            set(HvmParameter.VPT_ALIGN, Boolean.FALSE.equals(hvm.vptAlign()) ? 0 : 1);
            setUnlessZero(HvmParameter.MCA_CAP, hvm.mcaCaps() == null ? 0 : hvm.mcaCaps());
            setUnlessZero(HvmParameter.VIRIDIAN, ViridianMask.of(hvm));
        }
        String mode = build.timerMode() == null ? USUAL_TIMER_MODE : build.timerMode();
        set(HvmParameter.TIMER_MODE, Math.max(0, TIMER_MODES.indexOf(mode)));
        hypervisor.setPagingMemory(creation.domid(), creation.shape.memory().shadowKib());
    }

    private void setUnlessZero(HvmParameter parameter, long value) {
        if (value != 0) {
            set(parameter, value);
        }
    }

    private void set(HvmParameter parameter, long value) {
        hypervisor.setHvmParameter(creation.domid(), parameter, value);
    }
}
