package dev.xld.daemon.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.DomainRef;
import dev.xld.api.Method;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.pci.PciHost;
import dev.xld.daemon.qemu.QemuPci;
import dev.xld.daemon.sim.SimulatedDeviceModels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsTest {
    @TempDir
    Path directory;

    @Test
    void everyMethodHasAHandler() {
        try (TestHost host = new TestHost(directory);
                var domains = host.daemon()) {
            MethodTable table = Operations.table(
                    host.xen.hypervisor(),
                    host.store,
                    host.userData(),
                    new StoredConfig(XlDefaults.STOCK, HostCpus.UNKNOWN),
                    domains,
                    PciHost.of(
                            directory,
                            host.xen.hypervisor(),
                            host.store,
                            new DeviceRemoval(host.store, new DeviceTree(host.store)),
                            new QemuPci(new SimulatedDeviceModels())));
            assertThat(Method.values()).allMatch(table::answers);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void everyMethodIsFoundByItsName(Method method) {
        assertThat(MethodTable.byWireName(method.wireName())).contains(method);
    }

    @Test
    void noTwoMethodsShareAName() {
        assertThat(new HashSet<>(
                        Arrays.stream(Method.values()).map(Method::wireName).toList()))
                .hasSameSizeAs(Method.values());
    }

    @Test
    void aHandlerOfOtherParametersIsRefused() {
        assertThatThrownBy(() -> new MethodTable().on(Method.DOMAIN_LIST, DomainRef.class, (what, task) -> what))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DOMAIN_LIST");
    }
}
