package dev.xld.api;

import java.util.List;

/** The program and arguments that attach the terminal they inherit to the console. */
public record ConsoleReply(int domid, List<String> command) {
    /**
     * The console program of a Xen release.
     *
     * @param release {@code 4.17}
     * @param type {@code pv}, {@code serial} or {@code vuart}
     */
    public static ConsoleReply of(int domid, String release, int number, String type) {
        String program = "/usr/lib/xen-" + release + "/bin/xenconsole";
        return new ConsoleReply(
                domid, List.of(program, Integer.toString(domid), "--num", Integer.toString(number), "--type", type));
    }
}
