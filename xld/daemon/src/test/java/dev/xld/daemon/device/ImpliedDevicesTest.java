package dev.xld.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DeviceSpec;
import dev.xld.config.HostCpus;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.UsbdevSpec;
import dev.xld.config.VfbSpec;
import dev.xld.config.VkbSpec;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpliedDevicesTest {
    private static List<DeviceSpec> of(String lines) {
        return ImpliedDevices.of(
                XlConfig.parse("g.cfg", "name = \"g\"\n" + lines, List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN)
                        .config()
                        .orElseThrow());
    }

    @Test
    void a_screen_of_a_pv_guest_comes_with_a_keyboard() {
        assertThat(of("kernel = \"/k\"\nvfb = [ \"vnc=1\" ]")).hasExactlyElementsOfTypes(VfbSpec.class, VkbSpec.class);
    }

    @Test
    void an_hvm_guest_has_one_keyboard_whatever_it_lists_unless_it_says_no() {
        String hvm = "type = \"hvm\"\nvfb = [ \"vnc=1\" ]\nvkb = [ \"backend-type=linux\" ]\n";
        assertThat(of(hvm)).containsExactly(VkbSpec.of(0));
        assertThat(of(hvm + "vkb_device = 0\n")).isEmpty();
    }

    @Test
    void a_usb_device_without_any_controller_brings_one() {
        assertThat(of("kernel = \"/k\"\nusbdev = [ \"hostbus=1,hostaddr=2\" ]"))
                .hasExactlyElementsOfTypes(UsbdevSpec.class, UsbctrlSpec.class);
        assertThat(of("kernel = \"/k\"\nusbctrl = [ \"\" ]\nusbdev = [ \"hostbus=1,hostaddr=2\" ]"))
                .hasExactlyElementsOfTypes(UsbctrlSpec.class, UsbdevSpec.class);
        assertThat(of("kernel = \"/k\"\nusbdev = [ \"hostbus=1,hostaddr=2,controller=0\" ]"))
                .hasExactlyElementsOfTypes(UsbdevSpec.class);
    }
}
