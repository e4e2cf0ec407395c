package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.listOf;
import static dev.xld.lab.oracle.Gen.oneOf;
import static dev.xld.lab.oracle.Gen.spec;
import static dev.xld.lab.oracle.Gen.text;
import static dev.xld.lab.oracle.Gen.word;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Dice;
import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.ArrayList;
import java.util.List;

/** All notations of disks. */
final class Disks implements Family {
    private static final Gen TARGET =
            words("/dev/vg/v", "/x.img", "", "rel", "/a:b", "/dev/x y", "a:b", "/i.iso", "hdc:cdrom");
    private static final Gen FORMAT =
            words("raw", "qcow", "qcow2", "vhd", "qed", "empty", "", "vmdk", "RAW", "unknown");
    private static final Gen VDEV = words(
            "xvda",
            "hda",
            "sda1",
            "xvdaa3",
            "hdc:cdrom",
            "xvda:disk",
            "d0p0",
            "0x1",
            "2049",
            "",
            "foo",
            "ioemu:hda",
            "/dev/hda",
            "hdc:tape",
            ":cdrom",
            "xvda:",
            "5:cdrom");
    private static final Gen ACCESS = words("r", "ro", "w", "rw", "", "w!", "R", "cdrom", "x");
    private static final Gen PREFIX = words(
            "phy:",
            "file:",
            "tap:",
            "tap2:",
            "aio:",
            "ioemu:",
            "tapdisk:",
            "raw:",
            "qcow:",
            "qcow2:",
            "vhd:",
            "iscsi:",
            "nbd:",
            "enbd:",
            "drbd:",
            "tap:aio:",
            "tap2:tapdisk:aio:",
            "tap:qcow2:",
            "phy:raw:",
            "foo:",
            "qed:",
            "PHY:",
            "phy:iscsi:",
            "vhd:qcow:",
            "block-x:",
            ":");
    private static final Gen PARAMETER = oneOf(
            word("format", FORMAT),
            word("vdev", VDEV),
            word("access", ACCESS),
            word("devtype", words("cdrom", "disk", "", "tape")),
            word("backend", text()),
            word("backendtype", words("phy", "tap", "qdisk", "standalone", "", "blktap", "unknown")),
            word("script", text()),
            word("specification", words("xen", "virtio", "", "x")),
            words("cdrom", "direct-io-safe", "discard", "no-discard", "trusted", "untrusted", "removable"),
            word("target", TARGET),
            word("foo", text()),
            word("nam", text()),
            words("=", "a=", "=a", "cdrom=1", "CDROM", "Format=raw"));
    private static final Gen SHORT = dice -> positional(dice, TARGET, FORMAT, VDEV, ACCESS);
    private static final Gen LEGACY = dice -> PREFIX.draw(dice) + positional(dice, TARGET, VDEV, ACCESS);
    private static final Gen NAMED = spec(
            word("target", TARGET),
            word("format", FORMAT),
            word("vdev", VDEV),
            word("vdev", VDEV),
            word("access", ACCESS),
            PARAMETER);

    private static String positional(Dice dice, Gen... fields) {
        List<String> words = new ArrayList<>();
        int last = dice.chance(20) ? dice.below(fields.length) : fields.length;
        for (Gen field : fields) {
            while (dice.chance(6)) {
                words.add(PARAMETER.draw(dice));
            }
            if (words.size() < last) {
                words.add((dice.chance(3) ? " " : "") + field.draw(dice));
            }
        }
        while (dice.chance(25)) {
            words.add(PARAMETER.draw(dice));
        }
        return String.join(dice.chance(5) ? ", " : ",", words);
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("disk", listOf(atom(oneOf(SHORT, SHORT, LEGACY, NAMED)), 3)));
    }
}
