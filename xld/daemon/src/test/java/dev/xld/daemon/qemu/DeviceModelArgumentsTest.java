package dev.xld.daemon.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DomainConfig;
import dev.xld.config.xl.XlConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The configs beside this test were given to xl 4.17 with a device_model_override that wrote down what it was called with:
 * in {@code NAME.argv} the environment libxl adds, a blank line, and each element. Those without were created with none.
 */
class DeviceModelArgumentsTest {
    /** Given to every qemu, see {@link QemuProcess}. */
    private static final String LIMIT = "XEN_QEMU_CONSOLE_LIMIT=1048576";

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
        Path recording = RECORDED.resolve(name + ".argv");
        assertThat(DeviceModelNeed.of(config)).isEqualTo(Files.exists(recording));
        if (Files.exists(recording)) {
            List<String> lines = Files.readAllLines(recording, StandardCharsets.UTF_8);
            List<String> environment = lines.subList(0, lines.indexOf(""));
            List<String> arguments = lines.subList(lines.indexOf("") + 1, lines.size());
            int domid = Integer.parseInt(arguments.get(arguments.indexOf("-xen-domid") + 1));
            DeviceModelCommand ours =
                    new DeviceModelArguments(domid, config, disk -> Optional.empty()).command("qemu", "/var/run/xen");
            assertThat(ours.arguments().subList(1, ours.arguments().size())).isEqualTo(arguments);
            assertThat(environment)
                    .contains(LIMIT)
                    .filteredOn(line -> !line.equals(LIMIT))
                    .containsExactlyElementsOf(ours.environment().entrySet().stream()
                            .map(Object::toString)
                            .sorted()
                            .toList());
        }
    }
}
