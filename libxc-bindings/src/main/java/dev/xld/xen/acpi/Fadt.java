package dev.xld.xen.acpi;

/**
 * The Fixed ACPI Description Table (5.2.9) of a hardware-reduced machine: no power management registers, no timer, no SCI, no
 * VGA, no keyboard controller, no CMOS clock. What it has to say is that, and where the DSDT lies.
 */
final class Fadt {
    private static final int REVISION = 5;
    private static final int LENGTH = 268;
    private static final int X_FIRMWARE_CTRL_AT = 132;
    private static final int NO_C2 = 0xfff;
    private static final int NO_C3 = 0xfff;
    private static final int VGA_NOT_PRESENT = 1 << 2;
    private static final int CMOS_RTC_NOT_PRESENT = 1 << 5;
    private static final int WBINVD = 1;
    private static final int PROC_C1 = 1 << 2;
    private static final int PWR_BUTTON = 1 << 4;
    private static final int SLP_BUTTON = 1 << 5;
    private static final int FIX_RTC = 1 << 6;
    private static final int HW_REDUCED_ACPI = 1 << 20;

    private Fadt() {}

    static byte[] build(long dsdt) {
        AcpiTable table = new AcpiTable("FACP", REVISION);
        table.u32(0).u32(dsdt).zeroes(2).u16(0);
        table.zeroes(48);
        table.u16(NO_C2).u16(NO_C3).u16(0).u16(0);
        table.zeroes(5);
        table.u16(VGA_NOT_PRESENT | CMOS_RTC_NOT_PRESENT).u8(0);
        table.u32(WBINVD | PROC_C1 | PWR_BUTTON | SLP_BUTTON | FIX_RTC | HW_REDUCED_ACPI);
        table.zeroes(X_FIRMWARE_CTRL_AT - 116);
        table.u64(0).u64(dsdt);
        table.zeroes(LENGTH - X_FIRMWARE_CTRL_AT - 16);
        return table.build();
    }
}
