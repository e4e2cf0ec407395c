package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import dev.xld.lab.LabHost;
import dev.xld.lab.Result;
import dev.xld.lab.dom0.WarmXl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;

/**
 * The lab's dom0 with our package installed and xld running, as the end-to-end tests use it: our xl, the reference beside it,
 * tiny guests, and what a host looks like when nothing was left behind.
 */
final class Dom0 {
    /** Our xl, as the package installs it: seconds of JVM start under emulation. */
    static final String INSTALLED = "/usr/sbin/xl";

    /** Our xl but for its launcher, see {@link WarmXl}. */
    static final String OURS = "/root/xl-warm";

    /** The genuine C xl of the distribution. */
    static final String REFERENCE = "$V/bin/xl";

    /** Lines of {@link #traces} that come and go by themselves. */
    private static final Pattern PASSING = Pattern.compile(
            "^/local/domain/0/(memory|backend = )|^/tool|^/(var|run)/.*(domid-history|qmp|suspend)|^Name ");

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration SELDOM = Duration.ofSeconds(3);
    private static final Duration SLOW = Duration.ofMinutes(10);

    private final LabHost host;

    /** Installs the package and starts what the tests need where that has not been done since the host's boot. */
    Dom0(LabHost host) {
        this.host = host;
        if (sh("test -e /run/xld-installed").exit() != 0) {
            Path deb = host.root().resolve("packaging/target/xld.deb");
            assertThat(deb).as("build it with `mvn package`").exists();
            host.put(deb, "/root/xld.deb");
            ok(
                    "dpkg -i /root/xld.deb && cp /host/tiny.elf /host/vmlinux /host/vmlinuz /host/domu.cpio.gz /root/ && truncate -s 16M /root/a.img"
                            + " /root/b.img");
            // What the first domain of a host leaves for good.
            ok("mkdir -p /var/lib/xld/journal && xenstore-write /libxl '' /vm '' && touch /run/xld-installed");
            ok("/etc/init.d/xld start");
            startWarmXl();
        }
    }

    private void startWarmXl() {
        ok("cp /host/.lab/xl-warm /root/");
        String directory = WarmXl.class.getPackageName().replace('.', '/');
        ok("mkdir -p /root/classes/" + directory);
        for (String file : List.of("WarmXl.class", "WarmXl$Captured.class")) {
            Path compiled =
                    host.root().resolve("lab/target/classes").resolve(directory).resolve(file);
            host.put(compiled, "/root/classes/" + directory + "/" + file);
        }
        ok("setsid java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp /root/classes:/usr/share/xld/xl-cli.jar "
                + WarmXl.class.getName() + " /run/xl-warm.sock </dev/null >/var/log/xen/xl-warm.log 2>&1 &");
        patiently("the warm xl").until(() -> sh("test -S /run/xl-warm.sock").exit() == 0);
    }

    Result sh(String script) {
        return host.sh(script, SLOW);
    }

    /** Stdout of a script that must succeed. */
    String ok(String script) {
        return sh(script).ok().out();
    }

    void file(String path, String text) {
        host.run(List.of("tee", path), text.getBytes(StandardCharsets.UTF_8), PATIENCE)
                .ok();
    }

    /** Writes /root/NAME.cfg for a tiny guest with further config lines. */
    void tiny(String name, String lines) {
        file("/root/" + name + ".cfg", "name=\"" + name + "\"\nmemory=16\nkernel=\"/root/tiny.elf\"\n" + lines);
    }

    /** Creates domains from their configs in /root, one call of our xl each, all at once. */
    void create(String... names) {
        StringBuilder script = new StringBuilder("set -m; pids=;");
        for (String name : names) {
            script.append(' ')
                    .append(OURS)
                    .append(" create -q /root/")
                    .append(name)
                    .append(".cfg & pids=\"$pids $!\";");
        }
        ok(script + " for p in $pids; do wait $p || exit 1; done");
    }

    /** Looks ever more seldom: each look is work for the emulated dom0, which has the guest's to do. */
    private static ConditionFactory patiently(String what) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(iterative(
                        last -> last.compareTo(SELDOM) < 0
                                ? last.multipliedBy(4).dividedBy(3)
                                : SELDOM,
                        Duration.ofMillis(300)));
    }

    /** The domid, or -1. */
    int domid(String name) {
        Result domid = sh(REFERENCE + " domid " + name);
        return domid.exit() == 0 ? Integer.parseInt(domid.out().strip()) : -1;
    }

    void awaitDomid(String name, IntPredicate wanted) {
        patiently("the domid of " + name).until(() -> wanted.test(domid(name)));
    }

    void awaitGone(String name) {
        patiently("the end of " + name).until(() -> domid(name) < 0);
    }

    void awaitStore(String path, String value) {
        patiently(path)
                .until(() -> host.run("xenstore-read", path).out().strip().equals(value));
    }

    /** Waits until the guest's console, as xenconsoled logs it, has a word. */
    void awaitLog(String guest, String word) {
        patiently("`" + word + "` on the console of " + guest)
                .until(() -> ok("for f in /var/log/xen/{console/,}guest-" + guest
                                + ".log; do [ ! -r $f ] || echo \"$(<$f)\"; done")
                        .contains(word));
    }

    /** The store tree of a domain in comparable form, one node a line. */
    String tree(int domid) {
        Map<String, String> nodes = StoreTree.of(ok("xenstore-ls -fp"), domid);
        return nodes.entrySet().stream()
                .map(node -> node.getKey() + " = " + node.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** What domains leave on a host: ids, store nodes, loop devices, interfaces, files. Equal before and after. */
    String traces() {
        return ok("xenstore-ls -f /; printf '%s\\n' /sys/block/loop*/loop /sys/class/net/* /var/lib/xen/* /run/xen/* /var/lib/xld/*/*; "
                        + REFERENCE + " list")
                .lines()
                .filter(line -> !PASSING.matcher(line).find())
                .map(line -> line.replaceFirst(" .*", ""))
                .collect(Collectors.joining("\n"));
    }

    /** Ends all guests by the reference, which does not need what a test may have broken, and sees to it that xld runs. */
    void destroyAll() {
        ok("kill -0 $(</run/xld/xld.pid) 2>/dev/null || /etc/init.d/xld start || exit;"
                + " guests() { " + REFERENCE
                + " list | while read -r _ id _; do [[ $id != [1-9]* ]] || echo $id; done; };"
                + " for id in $(guests); do " + REFERENCE + " destroy $id; ended=y; done;"
                + " while [[ $ended && $(guests) ]]; do sleep 0.5; done;"
                + " until known=(/var/lib/xld/domains/*); [ ! -e \"${known[0]}\" ]; do sleep 0.5; done");
    }
}
