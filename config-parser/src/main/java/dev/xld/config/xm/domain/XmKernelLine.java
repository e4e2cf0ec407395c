package dev.xld.config.xm.domain;

import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kernel's command line as xm puts it together from root, ip and its kin, nfs_root and extra. */
final class XmKernelLine {
    private static final String USUAL_NFS_SERVER = "127.0.255.255";
    private static final String USUAL_INTERFACE = "eth0";

    private XmKernelLine() {}

    /** Null where no option asks for one; {@code option} gives an option's text, null where it has none. */
    static @Nullable String of(Function<String, @Nullable String> option) {
        StringJoiner line = new StringJoiner(" ");
        String root = option.apply("root");
        if (root != null) {
            line.add("root=" + root);
        }
        String dhcp = option.apply("dhcp");
        boolean asksDhcp = dhcp != null && !dhcp.equals("off");
        if (option.apply("ip") != null || asksDhcp) {
            line.add("ip=" + addresses(option, asksDhcp ? dhcp : "off"));
        }
        if (option.apply("nfs_root") != null) {
            line.add("nfsroot=" + or(option.apply("nfs_server"), "") + ":" + option.apply("nfs_root"));
        }
        if (option.apply("extra") != null) {
            line.add(option.apply("extra"));
        }
        String cmdline = option.apply("cmdline");
        return cmdline != null ? cmdline : line.length() == 0 ? null : line.toString();
    }

    private static String addresses(Function<String, @Nullable String> option, @Nullable String dhcp) {
        return String.join(
                ":",
                or(option.apply("ip"), ""),
                or(option.apply("nfs_server"), USUAL_NFS_SERVER),
                or(option.apply("gateway"), ""),
                or(option.apply("netmask"), ""),
                or(option.apply("hostname"), ""),
                or(option.apply("interface"), USUAL_INTERFACE),
                or(dhcp, "off"));
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
