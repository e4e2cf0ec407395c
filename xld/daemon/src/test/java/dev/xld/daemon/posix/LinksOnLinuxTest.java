package dev.xld.daemon.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kernel's own interfaces; runs in a dom0. */
@Tag("xen")
class LinksOnLinuxTest extends NetworkLinksContract {
    @BeforeEach
    void make() throws Exception {
        ip("link add " + BRIDGE + " type bridge");
        ip("link add " + PORT + " type dummy");
    }

    @AfterEach
    void remove() throws Exception {
        ip("link del " + PORT);
        ip("link del " + BRIDGE);
    }

    private static String ip(String arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(("ip " + arguments).split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Override
    NetworkLinks links() {
        return new KernelLinks();
    }

    @Test
    void addressFlagsAndAddressesOfTheProtocolAreSet() throws Exception {
        NetworkLinks links = links();
        ip("address add 192.0.2.1/24 dev " + PORT);
        ip("address add 198.51.100.1/24 dev " + PORT);
        links.setUp(PORT, false);
        links.setAddress(PORT, new byte[] {(byte) 0xfe, -1, -1, -1, -1, -1});
        links.dropAddresses(PORT);
        links.setUp(PORT, true);
        assertThat(Files.readString(Path.of("/sys/class/net/" + PORT + "/address"))
                        .strip())
                .isEqualTo("fe:ff:ff:ff:ff:ff");
        assertThat(ip("-4 address show dev " + PORT)).doesNotContain("inet ");
        assertThat(ip("link show dev " + PORT)).contains(",UP");
    }

    @Test
    void aNameTooLongForTheKernelIsNamed() {
        assertThatThrownBy(() -> links().rename(PORT, "sixteen-letters-"))
                .hasMessage("sixteen-letters- is too long a name for a network interface");
    }
}
