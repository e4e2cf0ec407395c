package dev.xld.daemon.device.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.config.VifSpec;
import dev.xld.daemon.device.TestDevices;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VifKindTest {
    private static final String BACK = "/local/domain/0/backend/vif/2/0/";

    @TempDir
    Path top;

    TestDevices devices;

    @BeforeEach
    void start() {
        devices = new TestDevices(top);
    }

    @AfterEach
    void stop() {
        devices.close();
    }

    private static String vif(String spec) {
        return "vif = [ \"" + spec + "\" ]";
    }

    private String read(String path) {
        return devices.store.read(path).orElse("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bridge=nobr | MISSING_RESOURCE"
                        + " | vif 0: bridge nobr does not exist on this host; existing: xenbr0",
                "bridge=eth7 | MISSING_RESOURCE"
                        + " | vif 0: bridge eth7 does not exist on this host; existing: xenbr0",
                "bridge=../net/xenbr0 | MISSING_RESOURCE"
                        + " | vif 0: bridge ../net/xenbr0 does not exist on this host; existing: xenbr0",
                "script=/nope | MISSING_RESOURCE | vif 0: hotplug script /nope does not exist",
                "vifname=eth7 | MISSING_RESOURCE | vif 0: vifname eth7 is taken by another interface of this host",
                "vifname=a-name-much-too-long | BAD_CONFIG | vif 0: vifname a-name-much-too-long is no name for an"
                        + " interface; it has 1 to 15 characters, no blank, no / and no :",
                "type=ioemu | BAD_CONFIG"
                        + " | vif 0: type=ioemu is for HVM guests only; leave it out, or say type=vif",
                "backend=dd | MISSING_RESOURCE | vif 0: there is no domain dd to serve it; start that domain first, or"
                        + " leave out backend=",
            })
    void what_cannot_work_is_refused_before_anything_is_written(String spec, String kind, String sentence) {
        String before = devices.store.print();

        assertThatThrownBy(() -> devices.attach(vif(spec)))
                .hasMessage(sentence)
                .extracting(e -> ((ApiException) e).kind().name())
                .isEqualTo(kind);

        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void two_cards_cannot_have_one_number() {
        assertThatThrownBy(() -> devices.attach("vif = [ \"devid=1\", \"devid=1\" ]"))
                .hasMessage("vif 1: another vif of the config has this devid; each needs its own");
    }

    @Test
    void only_the_stock_bridge_script_needs_the_bridge() {
        devices.attach(vif("bridge=nobr,script=vif-route"));

        assertThat(read(BACK + "script"))
                .isEqualTo(top.resolve("scripts/vif-route").toString());
    }

    @Test
    void a_card_nothing_is_said_of_gets_the_hosts_defaults_and_a_xen_address() {
        VifSpec first = (VifSpec) devices.kinds.prepare(devices.config(vif(""))).get(0);
        VifSpec second =
                (VifSpec) devices.kinds.prepare(devices.config(vif(""))).get(0);

        assertThat(first.bridge()).isEqualTo("xenbr0");
        assertThat(first.type()).isEqualTo(VifSpec.Type.VIF);
        assertThat(first.mac()).matches("00:16:3e:[0-7][0-9a-f]:[0-9a-f]{2}:[0-9a-f]{2}");
        assertThat(second.mac()).isNotEqualTo(first.mac());
    }

    @Test
    void parts_of_the_spec_reach_the_store() {
        devices.attach(vif("ip=10.0.0.2,vifname=web,gatewaydev=eth7,rate=1MB/s@20ms,mtu=9000,untrusted"));

        assertThat(read(BACK + "ip")).isEqualTo("10.0.0.2");
        assertThat(read(BACK + "vifname")).isEqualTo("web");
        assertThat(read(BACK + "gatewaydev")).isEqualTo("eth7");
        assertThat(read(BACK + "rate")).isEqualTo("20000,20000");
        assertThat(read(BACK + "mtu")).isEqualTo("9000");
        assertThat(read("/local/domain/2/device/vif/0/mtu")).isEqualTo("9000");
        assertThat(read("/local/domain/2/device/vif/0/trusted")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"web0, web0, web0", "vifweb, web, web", "web.7, web, 7"})
    void the_mtu_a_stock_script_writes_beside_all_domains_goes_with_the_card(String vifname, String dom, String id) {
        String before = devices.elsewhere();
        devices.hotplug.onAdd =
                target -> devices.store.write("/local/domain/" + dom + "/device/vif/" + id + "/mtu", "1500");

        devices.attach(vif("vifname=" + vifname));
        devices.kinds.detachAll(TestDevices.DOMID, Task.UNATTENDED);

        assertThat(devices.elsewhere()).isEqualTo(before);
    }

    @Test
    void a_vifname_like_that_of_another_domain_costs_that_one_nothing() {
        devices.store.write("/local/domain/7/device/vif/0/mtu", "1500");

        devices.attach(vif("vifname=vif7.0"));
        devices.kinds.detachAll(TestDevices.DOMID, Task.UNATTENDED);

        assertThat(read("/local/domain/7/device/vif/0/mtu")).isEqualTo("1500");
    }

    @Test
    void a_card_of_an_hvm_guest_is_plugged_with_its_emulated_twin() {
        List<HotplugTarget.Type> plugged = new ArrayList<>();
        devices.hotplug.onAdd = target -> plugged.add(target.type());
        devices.hotplug.onRemove = target -> plugged.add(target.type());
        devices.store.write("/libxl/2/type", "hvm");

        devices.attach("type = \"hvm\"\n" + vif(""));
        assertThat(read(BACK + "type")).isEqualTo("vif_ioemu");
        devices.kinds.detachAll(TestDevices.DOMID, Task.UNATTENDED);

        assertThat(plugged).containsExactly(HotplugTarget.Type.VIF_AND_TAP, HotplugTarget.Type.VIF_AND_TAP);
    }

    @Test
    void a_card_of_another_domain_needs_neither_bridge_nor_script_here() {
        devices.store.write("/local/domain/5/name", "dd");
        String back = "/local/domain/5/backend/vif/2/0";
        devices.kernel.serve(back);

        devices.attach(vif("backend=dd,bridge=farbr,script=vif-far,vifname=eth7"));

        assertThat(read(back + "/bridge")).isEqualTo("farbr");
        assertThat(read(back + "/script"))
                .isEqualTo(top.resolve("scripts/vif-far").toString());
        assertThat(devices.hotplug.calls).isEmpty();
    }

    @Test
    void what_colo_wants_of_a_card_reaches_the_store_under_its_own_names() {
        devices.attach(vif("forwarddev=eth7,colo_compare_out=x"));

        assertThat(read(BACK + "forwarddev")).isEqualTo("eth7");
        assertThat(read(BACK + "colo_compare_out")).isEqualTo("x");
    }
}
