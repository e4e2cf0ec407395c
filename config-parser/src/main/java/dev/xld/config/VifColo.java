package dev.xld.config;

import java.util.List;

/** The members of libxl's {@code device_nic} for COLO, in its order. xl.cfg has them under the same names but one. */
public final class VifColo {
    public static final List<String> MEMBERS = List.of(
            "coloft_forwarddev",
            "colo_sock_mirror_id",
            "colo_sock_mirror_ip",
            "colo_sock_mirror_port",
            "colo_sock_compare_pri_in_id",
            "colo_sock_compare_pri_in_ip",
            "colo_sock_compare_pri_in_port",
            "colo_sock_compare_sec_in_id",
            "colo_sock_compare_sec_in_ip",
            "colo_sock_compare_sec_in_port",
            "colo_sock_compare_notify_id",
            "colo_sock_compare_notify_ip",
            "colo_sock_compare_notify_port",
            "colo_sock_redirector0_id",
            "colo_sock_redirector0_ip",
            "colo_sock_redirector0_port",
            "colo_sock_redirector1_id",
            "colo_sock_redirector1_ip",
            "colo_sock_redirector1_port",
            "colo_sock_redirector2_id",
            "colo_sock_redirector2_ip",
            "colo_sock_redirector2_port",
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
            "colo_sock_sec_redirector0_id",
            "colo_sock_sec_redirector0_ip",
            "colo_sock_sec_redirector0_port",
            "colo_sock_sec_redirector1_id",
            "colo_sock_sec_redirector1_ip",
            "colo_sock_sec_redirector1_port",
            "colo_filter_sec_redirector0_queue",
            "colo_filter_sec_redirector0_indev",
            "colo_filter_sec_redirector0_outdev",
            "colo_filter_sec_redirector1_queue",
            "colo_filter_sec_redirector1_indev",
            "colo_filter_sec_redirector1_outdev",
            "colo_filter_sec_rewriter0_queue",
            "colo_checkpoint_host",
            "colo_checkpoint_port");

    private static final String FORWARD_KEY = "forwarddev";
    private static final String FORWARD_MEMBER = "coloft_forwarddev";

    private VifColo() {}

    /** The member of a key of xl.cfg, whether or not it is one of these. */
    public static String member(String key) {
        return key.equals(FORWARD_KEY) ? FORWARD_MEMBER : key;
    }

    /** The key of a member. */
    public static String key(String member) {
        return member.equals(FORWARD_MEMBER) ? FORWARD_KEY : member;
    }
}
