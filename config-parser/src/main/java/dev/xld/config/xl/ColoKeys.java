package dev.xld.config.xl;

import java.util.Set;
import java.util.TreeSet;

/** The vif keys of COLO (lock-stepped guests), which xl accepts and which mean nothing without COLO. */
final class ColoKeys {
    static final Set<String> VIF = vif();

    private ColoKeys() {}

    private static Set<String> vif() {
        Set<String> keys = new TreeSet<>(Set.of(
                "forwarddev",
                "colo_filter_mirror_queue",
                "colo_filter_mirror_outdev",
                "colo_filter_redirector0_queue",
                "colo_filter_redirector0_indev",
                "colo_filter_redirector0_outdev",
                "colo_filter_redirector1_queue",
                "colo_filter_redirector1_indev",
                "colo_filter_redirector1_outdev",
                "colo_compare_pri_in",
                "colo_compare_sec_in",
                "colo_compare_out",
                "colo_compare_notify_dev",
                "colo_filter_sec_redirector0_queue",
                "colo_filter_sec_redirector0_indev",
                "colo_filter_sec_redirector0_outdev",
                "colo_filter_sec_redirector1_queue",
                "colo_filter_sec_redirector1_indev",
                "colo_filter_sec_redirector1_outdev",
                "colo_filter_sec_rewriter0_queue",
                "colo_checkpoint_host",
                "colo_checkpoint_port"));
        for (String socket : new String[] {
            "mirror",
            "compare_pri_in",
            "compare_sec_in",
            "compare_notify",
            "redirector0",
            "redirector1",
            "redirector2",
            "sec_redirector0",
            "sec_redirector1"
        }) {
            for (String end : new String[] {"id", "ip", "port"}) {
                keys.add("colo_sock_" + socket + "_" + end);
            }
        }
        return Set.copyOf(keys);
    }
}
