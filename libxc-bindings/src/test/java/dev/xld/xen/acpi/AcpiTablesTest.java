package dev.xld.xen.acpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Walks the tables as a guest does, from the pointer on. */
class AcpiTablesTest {
    private static final long ADDRESS = 0xfc000000L;

    private static AcpiTables tables(int vcpus, int online, boolean apic) {
        BitSet running = new BitSet();
        running.set(0, online);
        return AcpiTables.at(ADDRESS, vcpus, running, apic);
    }

    private static ByteBuffer at(AcpiTables tables, long address) {
        int offset = Math.toIntExact(address - tables.address());
        ByteBuffer all = ByteBuffer.wrap(tables.tables()).order(ByteOrder.LITTLE_ENDIAN);
        int length = all.getInt(offset + 4);
        return all.slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String signature(ByteBuffer table) {
        byte[] name = new byte[4];
        table.get(0, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static int sum(ByteBuffer table, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += table.get(i);
        }
        return sum & 0xff;
    }

    private static ByteBuffer xsdt(AcpiTables tables) {
        return at(
                tables,
                ByteBuffer.wrap(tables.rsdp()).order(ByteOrder.LITTLE_ENDIAN).getLong(24));
    }

    @Test
    void the_pointer_has_both_its_checksums_and_leads_to_the_list() {
        AcpiTables tables = tables(1, 1, true);
        ByteBuffer rsdp = ByteBuffer.wrap(tables.rsdp());
        assertThat(new String(tables.rsdp(), 0, 8, StandardCharsets.US_ASCII)).isEqualTo("RSD PTR ");
        assertThat(sum(rsdp, 20)).isZero();
        assertThat(sum(rsdp, 36)).isZero();
        assertThat(rsdp.get(15)).isEqualTo((byte) 2);
        assertThat(signature(xsdt(tables))).isEqualTo("XSDT");
    }

    @Test
    void every_table_lies_within_the_pages_on_its_own_and_sums_to_zero() {
        AcpiTables tables = tables(128, 3, true);
        assertThat(tables.tables().length % 4096).isZero();
        assertThat(tables.end()).isEqualTo(ADDRESS + tables.tables().length);
        ByteBuffer xsdt = xsdt(tables);
        assertThat(sum(xsdt, xsdt.capacity())).isZero();
        for (int entry = 36; entry < xsdt.capacity(); entry += 8) {
            long address = xsdt.getLong(entry);
            assertThat(address % 16).isZero();
            ByteBuffer table = at(tables, address);
            assertThat(sum(table, table.capacity())).as(signature(table)).isZero();
        }
    }

    @Test
    void the_fixed_table_tells_of_a_machine_without_acpi_hardware_and_of_the_dsdt() {
        AcpiTables tables = tables(1, 1, true);
        ByteBuffer fadt = at(tables, xsdt(tables).getLong(36));
        assertThat(signature(fadt)).isEqualTo("FACP");
        assertThat(fadt.capacity()).isEqualTo(268);
        assertThat(fadt.get(8)).isEqualTo((byte) 5);
        assertThat(fadt.getInt(112) & 1 << 20).as("HW_REDUCED_ACPI").isNotZero();
        assertThat(fadt.getShort(109)).as("no VGA, no CMOS clock").isEqualTo((short) 0x24);
        assertThat(fadt.getLong(140)).isEqualTo(fadt.getInt(40) & 0xffffffffL);
        ByteBuffer dsdt = at(tables, fadt.getLong(140));
        assertThat(signature(dsdt)).isEqualTo("DSDT");
        assertThat(sum(dsdt, dsdt.capacity())).isZero();
    }

    @Test
    void each_vcpu_has_a_local_apic_of_which_those_that_start_are_enabled() {
        AcpiTables tables = tables(3, 2, true);
        ByteBuffer madt = at(tables, xsdt(tables).getLong(44));
        assertThat(signature(madt)).isEqualTo("APIC");
        assertThat(madt.getInt(36)).isEqualTo(0xfee00000);
        assertThat(madt.capacity()).isEqualTo(44 + 3 * 8);
        for (int vcpu = 0; vcpu < 3; vcpu++) {
            int entry = 44 + 8 * vcpu;
            assertThat(madt.get(entry)).isZero();
            assertThat(madt.get(entry + 1)).isEqualTo((byte) 8);
            assertThat(madt.get(entry + 2)).isEqualTo((byte) vcpu);
            assertThat(madt.get(entry + 3)).isEqualTo((byte) (2 * vcpu));
            assertThat(madt.getInt(entry + 4)).isEqualTo(vcpu < 2 ? 1 : 0);
        }
    }

    @Test
    void without_apic_a_guest_of_one_vcpu_has_no_apic_table_but_one_of_two_has() {
        assertThat(xsdt(tables(1, 1, false)).capacity()).isEqualTo(36 + 8);
        assertThat(xsdt(tables(2, 1, false)).capacity()).isEqualTo(36 + 16);
    }

    /** Scope(\_SB) with Device(C000) and Device(C001), by the grammar of chapter 20. */
    @Test
    void the_dsdt_names_each_processor() {
        BitSet first = new BitSet();
        first.set(0);
        ByteBuffer dsdt = ByteBuffer.wrap(Dsdt.build(2, first)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(dsdt.get(36)).isEqualTo((byte) 0x10);
        int scope = dsdt.get(37) & 0xff;
        assertThat(scope >> 6).isEqualTo(2);
        assertThat((scope & 0xf) | (dsdt.get(38) & 0xff) << 4 | (dsdt.get(39) & 0xff) << 12)
                .isEqualTo(dsdt.capacity() - 37);
        int at = 45;
        for (int vcpu = 0; vcpu < 2; vcpu++) {
            assertThat(dsdt.getShort(at)).isEqualTo((short) 0x825b);
            int length = dsdt.get(at + 2);
            byte[] name = new byte[4];
            dsdt.get(at + 3, name);
            assertThat(new String(name, StandardCharsets.US_ASCII)).isEqualTo("C00" + vcpu);
            byte[] rest = new byte[length - 5];
            dsdt.get(at + 7, rest);
            assertThat(new String(rest, StandardCharsets.ISO_8859_1))
                    .isEqualTo("\u0008_HID\rACPI0007\0\u0008_UID" + (char) vcpu + "\u0008_STA"
                            + (vcpu == 0 ? "\n\u000f" : "\0"));
            at += 2 + length;
        }
        assertThat(at).isEqualTo(dsdt.capacity());
    }
}
