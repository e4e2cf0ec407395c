package dev.xld.xen.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.xen.Altp2m;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.HvmParameter;
import dev.xld.xen.Scheduler;
import dev.xld.xen.ShutdownReason;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.jna.LibXenGuestNotes;
import dev.xld.xen.jna.LibXenHardware;
import dev.xld.xen.jna.LibXenShadow;
import dev.xld.xen.jna.XenToolLogger;
import dev.xld.xen.release.XenRelease;
import dev.xld.xen.testing.InstalledXen;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what is written here against what the C compiler makes of the installed headers. */
class HeadersTest {
    private static final Pattern C_SPELLING = Pattern.compile("(XEN|XC|XTL|POLL|PROT_|HVM_INFO_)[A-Za-z0-9]*_?.*");

    private final XenRelease release = InstalledXen.release();

    @TempDir
    Path directory;

    @Test
    void every_size_and_offset_is_that_of_the_installed_headers() throws Exception {
        Map<String, Long> ours = new LinkedHashMap<>();
        for (Struct struct : structs()) {
            ours.put("sizeof(" + struct.cName() + ")", (long) struct.sizeof());
            for (RecordComponent component : struct.getClass().getRecordComponents()) {
                if (component.getAccessor().invoke(struct) instanceof Field field) {
                    String member = component.getName().replaceFirst("^arch_", "arch.");
                    ours.put("offsetof(" + struct.cName() + ", " + member + ")", (long) field.offset());
                    ours.put("sizeof(((" + struct.cName() + " *)0)->" + member + ")", (long) field.size());
                }
            }
        }
        assertThat(ours).hasSizeGreaterThan(100);
        assertThat(ours).isEqualTo(CProbe.values(directory, ours.keySet()));
    }

    @Test
    void every_constant_in_C_spelling_has_C_s_value() throws Exception {
        Map<String, Long> ours = new LinkedHashMap<>();
        structs().forEach(struct -> ours.putAll(constants(struct.getClass())));
        List.of(
                        LibXenCtrl.class,
                        LibXenHardware.class,
                        LibXenGuestNotes.class,
                        LibXenShadow.class,
                        XenToolLogger.class,
                        LibC.class)
                .forEach(type -> ours.putAll(constants(type)));
        for (Scheduler scheduler : Scheduler.values()) {
            ours.put("XEN_SCHEDULER_" + scheduler.name(), (long) scheduler.id());
        }
        for (HvmParameter parameter : HvmParameter.values()) {
            ours.put("HVM_PARAM_" + parameter.name(), (long) parameter.number());
        }
        for (Altp2m altp2m : Altp2m.values()) {
            ours.put("XEN_ALTP2M_" + altp2m.name().toLowerCase(Locale.ROOT), (long) altp2m.ordinal());
        }
        for (ShutdownReason reason : ShutdownReason.values()) {
            ours.put("SHUTDOWN_" + reason.name().toLowerCase(Locale.ROOT), (long) reason.ordinal());
        }
        assertThat(ours).containsKeys("XEN_DOMINF_hvm_guest", "XEN_DOMCTL_CDF_hap", "XENVER_build_id", "XTL_ERROR");
        assertThat(ours).isEqualTo(CProbe.values(directory, ours.keySet()));
    }

    @Test
    void the_interface_versions_are_those_of_the_installed_headers() throws Exception {
        Map<String, Long> ours = Map.of(
                "XEN_DOMCTL_INTERFACE_VERSION", (long) release.domctlVersion(),
                "XEN_SYSCTL_INTERFACE_VERSION", (long) release.sysctlVersion());
        assertThat(ours).isEqualTo(CProbe.values(directory, ours.keySet()));
    }

    @Test
    void the_structs_read_by_hand_are_as_C_has_them() throws Exception {
        Map<String, Long> ours = new LinkedHashMap<>();
        ours.put("sizeof(struct pollfd)", 8L);
        ours.put("offsetof(struct pollfd, fd)", 0L);
        ours.put("offsetof(struct pollfd, events)", 4L);
        ours.put("offsetof(struct pollfd, revents)", 6L);
        ours.put("sizeof(xentoollog_logger)", 24L);
        ours.put("offsetof(xentoollog_logger, vmessage)", 0L);
        ours.put("offsetof(struct xen_build_id, buf)", 4L);
        ours.put("sizeof(xen_extraversion_t)", 16L);
        ours.put("sizeof(xen_changeset_info_t)", 64L);
        ours.put("sizeof(xen_capabilities_info_t)", 1024L);
        ours.put("sizeof(xen_commandline_t)", 1024L);
        ours.put("sizeof(xen_platform_parameters_t)", 8L);
        ours.put("sizeof(xen_domain_handle_t)", 16L);
        ours.put("DOMID_FIRST_RESERVED", 0x7FF0L);
        ours.put("DOMID_IO", (long) HardwareAccess.QUARANTINE);
        ours.put("XEN_INVALID_CORE_ID", 0xFFFFFFFFL);
        ours.put("XEN_INVALID_NODE_ID", 0xFFFFFFFFL);
        ours.put("XEN_INVALID_DEV", 0xFFFFFFFEL);
        ours.put("XEN_INVALID_MEM_SZ", MemInfoLayout.NO_NODE);
        assertThat(ours).isEqualTo(CProbe.values(directory, ours.keySet()));
    }

    private List<Struct> structs() {
        return List.of(
                release.domainInfo(),
                release.createDomain(),
                release.physInfo(),
                release.domImage(),
                VcpuInfoLayout.ALL,
                CpupoolInfoLayout.ALL,
                CompileInfoLayout.ALL,
                ErrorLayout.ALL,
                CpuTopologyLayout.ALL,
                MemInfoLayout.ALL,
                PciDeviceLayout.ALL,
                E820Layout.ALL,
                ReservedMemoryLayout.ALL,
                FirmwareModuleLayout.ALL,
                HvmInfoLayout.ALL,
                XendCpuidLayout.ALL,
                XcMsrLayout.ALL,
                SchedCreditLayout.CREDIT,
                SchedCreditLayout.CREDIT2);
    }

    private static Map<String, Long> constants(Class<?> type) {
        Map<String, Long> constants = new LinkedHashMap<>();
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> field.getType() == int.class || field.getType() == short.class)
                .filter(field -> C_SPELLING.matcher(field.getName()).matches())
                .forEach(field -> constants.put(field.getName(), value(field)));
        return constants;
    }

    private static long value(java.lang.reflect.Field field) {
        try {
            field.setAccessible(true);
            return ((Number) field.get(null)).longValue();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
