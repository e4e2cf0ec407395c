package dev.xld.config.xl.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DeviceSpec;
import dev.xld.config.Diagnostic;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.VifSpec;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written reads as the config it was written from. */
class XlWriterTest {
    private static final HostCpus EIGHT = new HostCpus(8, List.of(new BitSet()));

    private static ParseResult parse(String name, String text) {
        return XlConfig.parse(name, text, List.of(), XlDefaults.STOCK, EIGHT);
    }

    static Stream<Path> configs() throws IOException, URISyntaxException {
        Path golden = Path.of(Objects.requireNonNull(XlWriterTest.class.getResource("/golden"))
                .toURI());
        return Files.list(golden)
                .filter(path -> path.toString().endsWith(".cfg"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyConfigSurvives(Path file) throws IOException {
        DomainConfig config = parse(file.getFileName().toString(), Files.readString(file))
                .config()
                .orElse(null);
        if (config == null) {
            return;
        }
        XlWriter.Written written = XlWriter.write(config);
        ParseResult again = parse("written.cfg", written.text());
        assertThat(again.errors().stream().map(Diagnostic::text))
                .as(written.text())
                .isEmpty();
        if (written.lost().isEmpty()) {
            assertThat(again.config()).as(written.text()).contains(numbered(config));
        }
    }

    /** A card without a number has its place for one when it is read. */
    private static DomainConfig numbered(DomainConfig config) {
        List<DeviceSpec> devices = new ArrayList<>();
        int card = 0;
        for (DeviceSpec device : config.devices()) {
            if (device instanceof VifSpec vif) {
                int devid = vif.devid() == null ? card : vif.devid();
                devices.add(vif.settled(devid, vif.mac(), vif.type()));
                card++;
            } else {
                devices.add(device);
            }
        }
        return new DomainConfig(config.createInfo(), config.buildInfo(), devices, config.actions());
    }

    @Test
    void aTidyFile() {
        String text = """
                disk=["phy:/dev/vg/web,xvda,w"]
                vif=["mac=00:16:3e:01:02:03,bridge=br0", ""]; kernel="/boot/k"
                extra="quiet"
                root="/dev/xvda"
                memory=512; name="web"; vcpus=2; on_crash="restart"
                """;
        assertThat(XlWriter.write(parse("a", text).config().orElseThrow()).text())
                .isEqualTo("""
                # who it is
                name = "web"
                type = "pv"

                # what boots
                kernel = "/boot/k"
                cmdline = "root=/dev/xvda quiet"

                # memory, in MiB
                memory = 512

                # processors
                vcpus = 2

                # disks
                disk = [ "vdev=xvda,format=raw,access=rw,target=/dev/vg/web" ]

                # network cards
                vif = [
                    "mac=00:16:3e:01:02:03,bridge=br0",
                    "",
                ]

                # what happens when it stops
                on_crash = "restart"
                """);
    }
}
