package dev.xld.daemon.hotplug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.daemon.hotplug.StockScripts.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the scripts of Debian's packages are known is seen in the lab. */
class StockScriptsTest {
    @TempDir
    Path top;

    StockScripts stock = new StockScripts();

    @BeforeEach
    void start() throws Exception {
        Set<String> known = new HashSet<>();
        for (String name : List.of(
                "block",
                "block-common.sh",
                "vif-bridge",
                "vif-common.sh",
                "xen-network-common.sh",
                "xen-hotplug-common.sh",
                "xen-script-common.sh",
                "locking.sh",
                "logging.sh")) {
            byte[] content = ("content of " + name + "\n").getBytes();
            Files.write(top.resolve(name), content);
            known.add(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)) + "  " + name);
        }
        Files.writeString(
                top.resolve("hotplugpath.sh"), "# paths\nsbindir=\"/usr/sbin\"\n\nLIBEXEC=/usr/lib/xen-4.17\n");
        stock = new StockScripts(known);
    }

    private String script(String name) {
        return top.resolve(name).toString();
    }

    @Test
    void scriptsWithTheKnownContentAreKnown() {
        assertThat(stock.work(script("block"))).contains(Work.BLOCK);
        assertThat(stock.work(script("vif-bridge"))).contains(Work.VIF_BRIDGE);
        assertThat(stock.work(script("vif-route"))).isEmpty();
        assertThat(stock.work(script("none/block"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"block", "block-common.sh", "locking.sh", "logging.sh", "xen-hotplug-common.sh", "hotplugpath.sh"
            })
    void anEditOfTheScriptOrOfWhatItSourcesIsSeenAtOnce(String name) throws IOException {
        assertThat(stock.work(script("block"))).contains(Work.BLOCK);
        Files.writeString(top.resolve(name), "$(reboot)\n", StandardOpenOption.APPEND);
        assertThat(stock.work(script("block"))).isEmpty();
    }

    @Test
    void anEditThatKeepsSizeAndTimeIsSeenToo() throws IOException {
        Path block = top.resolve("block");
        assertThat(stock.work(script("block"))).contains(Work.BLOCK);
        var time = Files.getLastModifiedTime(block);
        Files.writeString(block, Files.readString(block).replace("content", "CONTENT"));
        Files.setLastModifiedTime(block, time);
        assertThat(stock.work(script("block"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vif-common.sh", "xen-network-common.sh"})
    void whatOneScriptSourcesIsNothingToTheOther(String name) throws IOException {
        Files.delete(top.resolve(name));
        assertThat(stock.work(script("vif-bridge"))).isEmpty();
        assertThat(stock.work(script("block"))).contains(Work.BLOCK);
    }

    @Test
    void aLinkToAStockScriptIsTheUsersChoice() throws IOException {
        Path elsewhere = Files.createDirectory(top.resolve("elsewhere"));
        Files.move(top.resolve("block"), elsewhere.resolve("block"));
        Files.createSymbolicLink(top.resolve("block"), elsewhere.resolve("block"));
        assertThat(stock.work(script("block"))).isEmpty();
    }

    @Test
    void hooksWantTheScript() throws IOException {
        Path hooks = Files.createDirectory(top.resolve("vif-post.d"));
        assertThat(stock.work(script("vif-bridge"))).contains(Work.VIF_BRIDGE);
        Files.createFile(hooks.resolve("mine.hook"));
        assertThat(stock.work(script("vif-bridge"))).isEmpty();
    }

    @Test
    void theReleasedListHasAllFiles() {
        assertThat(new StockScripts().knownNames())
                .containsExactlyInAnyOrder(
                        "block",
                        "block-common.sh",
                        "vif-bridge",
                        "vif-common.sh",
                        "xen-network-common.sh",
                        "xen-hotplug-common.sh",
                        "xen-script-common.sh",
                        "locking.sh",
                        "logging.sh");
    }
}
