package dev.xld.xen;

/** The HVM parameters the toolstack reads or sets, with their numbers in {@code xen/hvm/params.h}. */
public enum HvmParameter {
    /** How Xen tells the guest of events; 0 while it has no drivers for Xen. */
    CALLBACK_IRQ(0),
    /** A mask of {@code HVMPV_*}: Hyper-V interfaces the guest sees. */
    VIRIDIAN(9),
    TIMER_MODE(10),
    HPET_ENABLED(11),
    ACPI_S_STATE(14),
    VPT_ALIGN(16),
    VM_GENERATION_ID_ADDR(34),
    ALTP2M(35),
    MCA_CAP(38);

    private final int number;

    HvmParameter(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
