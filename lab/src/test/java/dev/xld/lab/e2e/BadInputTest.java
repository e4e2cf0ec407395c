package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refused create names its cause in one sentence, has the reference's exit status and leaves nothing behind. */
@OnXen
class BadInputTest {
    private final Dom0 dom0;
    private String before = "";

    BadInputTest(LabHost host) {
        dom0 = new Dom0(host);
    }

    @BeforeAll
    void makeConfigs() {
        dom0.file("/root/failing", "#!/bin/sh\necho out of cheese >&2\nexit 1\n");
        dom0.ok("chmod +x /root/failing");
        dom0.tiny("bad", "");
        dom0.tiny("used", "");
        before = dom0.traces();
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "missing kernel | kernel=\"/nope\" | /nope",
                "unreadable kernel | kernel=\"/etc\" | /etc",
                "no kernel at all | kernel=\"/etc/passwd\" | /etc/passwd",
                "missing ramdisk | ramdisk=\"/nope\" | /nope",
                "missing image | disk=['/nope,raw,xvda,w'] | /nope",
                "second image missing | disk=['/root/a.img,raw,xvda,w','/nope,raw,xvdb,w'] | /nope",
                "missing bridge | vif=['bridge=nobr'] | nobr",
                "too little memory | memory=90000 | memory",
                "missing script | vif=['script=/nope'] | /nope",
                "failing script | vif=['script=/root/failing'] | out of cheese",
            })
    void refusedCreatesLeaveNothing(String what, String line, String cause) {
        Result theirs = dom0.sh(Dom0.REFERENCE + " create -q /root/bad.cfg " + quote(line));
        assertThat(dom0.traces()).isEqualTo(before);
        Result ours = dom0.sh(Dom0.OURS + " create -q /root/bad.cfg " + quote(line));
        assertThat(ours.exit()).isEqualTo(theirs.exit());
        assertThat(ours.out()).isEmpty();
        assertThat(ours.err()).contains(cause);
        assertThat(ours.err().strip().lines()).hasSize(1);
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "missing file | create /root/nope.cfg | /root/nope.cfg",
                "no file | create | onfig",
                "syntax error | create -q /root/bad.cfg 'foo bar=1' | :",
                "name in use | create -q /root/used.cfg | used",
                "unknown option | create -z /root/bad.cfg | z",
                "unknown domain | destroy nobody | nobody",
                "unknown id | shutdown 7777 | 7777",
                "unknown id to reboot | reboot 7777 | 7777",
                "unknown name to rename | rename nobody other | nobody",
                "unknown command | frobnicate | command",
                "too few operands | rename one | requires",
                "domain 0 | destroy 0 | domain 0",
            })
    void wrongCallsHaveTheReferencesExitStatus(String what, String call, String cause) {
        if (call.contains("used")) {
            dom0.ok(Dom0.OURS + " create -q /root/used.cfg");
        }
        Result theirs = dom0.sh(Dom0.REFERENCE + " " + call);
        Result ours = dom0.sh(Dom0.OURS + " " + call);
        assertThat(ours.exit()).isEqualTo(theirs.exit());
        assertThat(ours.out().isEmpty()).isEqualTo(theirs.out().isEmpty());
        assertThat(ours.err()).contains(cause);
    }

    private static String quote(String line) {
        return "'" + line.replace("'", "'\\''") + "'";
    }
}
