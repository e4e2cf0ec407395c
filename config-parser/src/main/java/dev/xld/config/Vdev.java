package dev.xld.config;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guest's names of disks and their numbers in xenstore, as xen-vbd-interface(7) lays them down and libxl reads them. */
public final class Vdev {
    private static final Pattern XVD = Pattern.compile("xvd([a-z]{1,5})(0|[1-9]\\d{0,5})?");
    private static final Pattern DISK_PARTITION = Pattern.compile("d(0|[1-9]\\d{0,7})p(0|[1-9]\\d{0,5})");
    private static final Pattern NUMBER = Pattern.compile("0[xX]([0-9a-fA-F]{1,8})|0([0-7]{0,11})|([1-9]\\d{0,9})");
    private static final Pattern IDE = Pattern.compile("hd([a-d])([1-9]\\d?)?");
    private static final Pattern SCSI = Pattern.compile("sd([a-p])([1-9]\\d?)?");
    private static final int EXTENDED = 1 << 28;

    private Vdev() {}

    /** The number of {@code xvda}, {@code hdc1}, {@code d2p0}, {@code 0x1}; empty for a name that has none. */
    public static OptionalInt number(String vdev) {
        Matcher xvd = XVD.matcher(vdev);
        if (xvd.matches()) {
            return xen(letters(xvd.group(1)), integer(xvd.group(2)));
        }
        Matcher numbers = DISK_PARTITION.matcher(vdev);
        if (numbers.matches()) {
            return xen(integer(numbers.group(1)), integer(numbers.group(2)));
        }
        Matcher plain = NUMBER.matcher(vdev);
        if (plain.matches()) {
            long value = plain.group(1) != null
                    ? Long.parseLong(plain.group(1), 16)
                    : plain.group(2) != null ? Long.parseLong("0" + plain.group(2), 8) : Long.parseLong(plain.group(3));
            return value > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) value);
        }
        Matcher ide = IDE.matcher(vdev);
        if (ide.matches() && integer(ide.group(2)) <= 63) {
            int disk = ide.group(1).charAt(0) - 'a';
            return OptionalInt.of((disk < 2 ? 3 : 22) << 8 | (disk & 1) << 6 | integer(ide.group(2)));
        }
        Matcher scsi = SCSI.matcher(vdev);
        if (scsi.matches() && integer(scsi.group(2)) <= 15) {
            return OptionalInt.of(8 << 8 | (scsi.group(1).charAt(0) - 'a') << 4 | integer(scsi.group(2)));
        }
        return OptionalInt.empty();
    }

    /** The place among the disks of one controller: 0 for {@code xvda}, {@code hda2}, {@code sda}, {@code d0p1}; empty for a number. */
    public static OptionalInt place(String vdev) {
        for (Pattern named : List.of(XVD, IDE, SCSI)) {
            Matcher matcher = named.matcher(vdev);
            if (matcher.matches()) {
                return OptionalInt.of(letters(matcher.group(1)));
            }
        }
        Matcher numbers = DISK_PARTITION.matcher(vdev);
        return numbers.matches() ? OptionalInt.of(integer(numbers.group(1))) : OptionalInt.empty();
    }

    private static int integer(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** a is 0, z is 25, aa is 26. */
    private static int letters(String letters) {
        int value = 0;
        for (char letter : letters.toCharArray()) {
            value = value * 26 + (letter - 'a' + 1);
        }
        return value - 1;
    }

    private static OptionalInt xen(int disk, int partition) {
        if (disk <= 15 && partition <= 15) {
            return OptionalInt.of(202 << 8 | disk << 4 | partition);
        }
        if (disk < 1 << 20 && partition <= 255) {
            return OptionalInt.of(EXTENDED | disk << 8 | partition);
        }
        return OptionalInt.empty();
    }

    /** libxl's name of a number: always {@code xvd}, whatever the disk was called. */
    public static String name(int number) {
        int disk = (number & EXTENDED) != 0 ? (number & ~EXTENDED) >> 8 : (number & 0xff) >> 4;
        int partition = (number & EXTENDED) != 0 ? number & 0xff : number & 0xf;
        StringBuilder letters = new StringBuilder();
        for (int rest = disk; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('a' + rest % 26));
        }
        return "xvd" + letters + (partition == 0 ? "" : partition);
    }
}
