package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** After hundreds of creates and destroys the host and the daemon are as before. */
@OnXen
class SoakTest {
    private final LabHost host;
    private final Dom0 dom0;

    SoakTest(LabHost host) {
        this.host = host;
        this.dom0 = new Dom0(host);
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    @BeforeAll
    void bringScripts() {
        for (String script : List.of("soak.py", "xld_socket.py")) {
            host.put(host.root().resolve("lab/dom0").resolve(script), "/root/" + script);
        }
    }

    /** Forty rounds a call, so that one call's patience suffices; {@code -Dlab.rounds} in all. */
    @Test
    void roundsWithDevicesEightAtATimeLeaveNothingBehind() {
        dom0.ok("python3 /root/soak.py --together /root/tiny.elf 16 8");
        String before = dom0.traces();
        String processes = processes();
        Footprint early = footprint();
        for (int batch = 0; batch < Integer.getInteger("lab.rounds") / 40; batch++) {
            dom0.ok("python3 /root/soak.py --together /root/tiny.elf 40 8");
        }
        await("the last interface to go")
                .atMost(Duration.ofMinutes(1))
                .until(() -> dom0.traces().equals(before));
        assertThat(processes()).isEqualTo(processes);
        Footprint late = footprint();
        assertThat(late.descriptors()).isLessThanOrEqualTo(early.descriptors() + 4);
        assertThat(late.threads()).isLessThanOrEqualTo(early.threads() + 8);
        assertThat(late.privateKib()).isLessThan(early.privateKib() + 16 * 1024);
    }

    /** The programs that run, without those of this very call and the kernel's own threads. */
    private String processes() {
        return dom0.ok(
                "ps -e -o ppid=,comm= | awk '$1 != 2 {print $2}' | grep -v '^\\(ps\\|awk\\|grep\\|sort\\|bash\\)$' | sort");
    }

    /** What the daemon holds. */
    private record Footprint(int descriptors, int threads, long privateKib) {}

    private Footprint footprint() {
        String pid = dom0.ok("cat /run/xld/xld.pid").strip();
        int descriptors =
                Integer.parseInt(dom0.ok("ls /proc/" + pid + "/fd | wc -l").strip());
        int threads =
                Integer.parseInt(dom0.ok("ls /proc/" + pid + "/task | wc -l").strip());
        String used = dom0.ok("python3 /root/soak.py --memory " + pid).strip();
        return new Footprint(descriptors, threads, Long.parseLong(used));
    }
}
