package dev.xld.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What earlier releases printed means what today's do. */
class EarlierJsonTest {
    private static Json.Obj tree(String text) {
        return LibxlJson.tree(JsonConfig.parse("g", text).config().orElseThrow());
    }

    @Test
    void theUnionOfXen42() {
        String old = """
                {"c_info": {"type": "pv", "hap": "<default>", "name": "g", "xsdata": {}, "poolid": 0},
                 "b_info": {"max_vcpus": 2, "avail_vcpus": [0, 1], "cpumap": [3], "numa_placement": "<default>",
                  "video_memkb": -1, "shadow_memkb": 18446744073709551615, "cpuid": [], "blkdev_start": null,
                  "sched_params": {"weight": -1, "cap": -1},
                  "u": {"kernel": "/k", "bootloader": null, "bootloader_args": [], "cmdline": "quiet"}},
                 "disks": [{"pdev_path": "/d", "vdev": "xvda", "backend": "unknown", "format": "raw", "readwrite": 1}],
                 "nics": [{"devid": 0, "mtu": 0, "mac": "00:00:00:00:00:00", "nictype": "unknown",
                  "rate_bytes_per_interval": 0, "rate_interval_usecs": 0}]}
                """;
        String now = """
                {"c_info": {"type": "pv", "name": "g"},
                 "b_info": {"max_vcpus": 2, "avail_vcpus": [0, 1], "vcpu_hard_affinity": [[3], [3]], "kernel": "/k",
                  "cmdline": "quiet", "type.pv": {}},
                 "disks": [{"pdev_path": "/d", "vdev": "xvda", "format": "raw", "readwrite": 1}],
                 "nics": [{"devid": 0}]}
                """;
        assertThat(tree(old)).isEqualTo(tree(now));
    }

    @Test
    void whatWasTheTypesOwnBeforeXen410() {
        String old = """
                {"c_info": {"type": "hvm", "name": "g"}, "b_info": {"cpuid": [{"leaf": 1, "eax": "1"}], "type.hvm":
                 {"apic": "False", "acpi": "True", "nested_hvm": "True", "timer_mode": "unknown", "boot": "dc"}}}
                """;
        String now = """
                {"c_info": {"type": "hvm", "name": "g"}, "b_info": {"cpuid": {"cpuid": [{"leaf": 1, "eax": "1"}]},
                 "apic": "False", "acpi": "True", "nested_hvm": "True", "type.hvm": {"boot": "dc"}}}
                """;
        assertThat(tree(old)).isEqualTo(tree(now));
    }

    @Test
    void todaysMemberWins() {
        String both = """
                {"c_info": {"type": "pv", "name": "g"}, "b_info": {"kernel": "/new", "type.pv": {"kernel": "/old"}}}
                """;
        assertThat(tree(both).object("b_info").string("kernel")).contains("/new");
    }
}
