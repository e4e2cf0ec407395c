package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.list;
import static dev.xld.lab.oracle.Gen.number;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Disks and network cards of a domain with a twin. */
final class Colo implements Family {
    private static final String[] VIF = {
        "colo_sock_mirror_id",
        "colo_sock_mirror_ip",
        "colo_sock_mirror_port",
        "colo_sock_compare_sec_in_id",
        "colo_sock_compare_sec_in_ip",
        "colo_sock_compare_sec_in_port",
        "colo_sock_redirector0_id",
        "colo_sock_redirector0_ip",
        "colo_sock_redirector0_port",
        "colo_sock_redirector1_id",
        "colo_sock_redirector1_ip",
        "colo_sock_redirector1_port",
        "colo_sock_redirector2_id",
        "colo_sock_redirector2_ip",
        "colo_sock_redirector2_port",
        "colo_sock_compare_pri_in_id",
        "colo_sock_compare_pri_in_ip",
        "colo_sock_compare_pri_in_port",
        "colo_sock_compare_notify_id",
        "colo_sock_compare_notify_ip",
        "colo_sock_compare_notify_port",
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
        "colo_checkpoint_port"
    };
    private static final Gen FIELDS = spec(
            words("colo", "no-colo", "colo=1"),
            word("colo-host", text()),
            word("colo-port", number()),
            word("colo-export", text()),
            word("active-disk", text()),
            word("hidden-disk", text()),
            words("colo"));
    private static final Gen DISK = dice -> "/x,raw,xvda,w," + FIELDS.draw(dice);

    @Override
    public String name() {
        return "colo";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key(
                        "vif",
                        list(spec(
                                word("forwarddev", text()),
                                dice -> dice.of(VIF) + "=" + text().draw(dice),
                                dice -> dice.of(VIF) + "=v",
                                dice -> dice.of(VIF)))),
                new Key("disk", list(DISK)));
    }
}
