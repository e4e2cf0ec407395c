package dev.xld.daemon.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DomainConfig;
import dev.xld.config.xl.XlConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The configs beside this test were given to xl 4.17 with a device_model_override that wrote down what it was called with:
 * each element in {@code NAME.argv}, the environment libxl adds in {@code NAME.env}. Those without were created with none.
 */
class DeviceModelArgumentsTest {
    private static final Path RECORDED = Path.of("src/test/resources/dev/xld/daemon/qemu");

    static List<String> recorded() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cfg"))
                    .map(name -> name.replace(".cfg", ""))
                    .sorted()
                    .toList();
        }
    }

    static DomainConfig config(String name) throws IOException {
        return parse(Files.readString(RECORDED.resolve(name + ".cfg")));
    }

    static DomainConfig parse(String text) {
        return XlConfig.parse("test.cfg", text, List.of()).config().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void the_arguments_are_those_of_xl_element_by_element(String name) throws IOException {
        DomainConfig config = config(name);
        Path argv = RECORDED.resolve(name + ".argv");
        assertThat(DeviceModelNeed.of(config)).isEqualTo(Files.exists(argv));
        if (Files.exists(argv)) {
            List<String> expected = Files.readAllLines(argv, StandardCharsets.UTF_8);
            int domid = Integer.parseInt(expected.get(expected.indexOf("-xen-domid") + 1));
            DeviceModelCommand ours =
                    new DeviceModelArguments(domid, config, disk -> Optional.empty()).command("qemu", "/var/run/xen");
            assertThat(ours.arguments().subList(1, ours.arguments().size())).isEqualTo(expected);
            assertThat(ours.environment()).isEqualTo(environment(name));
        }
    }

    private static Map<String, String> environment(String name) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        for (String line : Files.readAllLines(RECORDED.resolve(name + ".env"))) {
            environment.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        environment.remove("XEN_QEMU_CONSOLE_LIMIT");
        return environment;
    }
}
