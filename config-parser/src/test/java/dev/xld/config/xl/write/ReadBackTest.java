package dev.xld.config.xl.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DomainConfig;
import dev.xld.config.json.JsonConfig;
import org.junit.jupiter.api.Test;

/** What JSON can say and xl.cfg cannot is among the lost, by its place in the JSON. */
class ReadBackTest {
    private static DomainConfig config(String build) {
        String text = """
                {"c_info": {"type": "pv", "name": "g", "run_hotplug_scripts": "True"},
                 "b_info": {"claim_mode": "True", "kernel": "/k", %s "type.pv": {}}, "nics": [{}],
                 "on_reboot": "restart", "on_soft_reset": "soft_reset"}
                """;
        return JsonConfig.parse("g.json", text.formatted(build)).config().orElseThrow();
    }

    @Test
    void nothingIsLostOfWhatHasAKey() {
        assertThat(XlWriter.write(config("\"max_vcpus\": 2,")).lost()).isEmpty();
    }

    @Test
    void aSwitchWithoutAKeyIsLost() {
        assertThat(XlWriter.write(config("\"numa_placement\": \"True\",")).lost())
                .containsExactly("b_info.numa_placement: \"True\", not nothing");
    }

    @Test
    void whatXlWouldRefuseIsSaid() {
        assertThat(XlWriter.write(config("\"max_vcpus\": 9000,")).lost())
                .containsExactly("it would be refused: xl: maxvcpus is 9000, but Xen takes at most 8192");
    }

    @Test
    void whatXlFillsInIsNotLost() {
        String text = """
                {"c_info": {"type": "hvm", "name": "g"}, "b_info": {"max_vcpus": 1, "type.hvm": {"rdm": {"policy": "invalid"}}},
                 "nics": [{"mac": "00:16:3e:00:00:01"}], "pcidevs": [{"bus": 3, "dev": 4, "rdm_policy": "invalid"}],
                 "vfbs": [{"devid": -1}], "vkbs": [{"devid": -1}], "on_reboot": "restart", "on_soft_reset": "soft_reset"}
                """;
        DomainConfig config = JsonConfig.parse("g.json", text).config().orElseThrow();
        assertThat(XlWriter.write(config).lost()).isEmpty();
    }
}
