package dev.xld.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.CreateInfo;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.VifSpec;
import dev.xld.config.json.JsonReader.BadJsonException;
import dev.xld.config.xl.XlConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Against files the xl of Xen 4.17 wrote, and its {@code list -l} of the same three domains. */
class StoredJsonTest {
    private static final String CONFIG = """
            name="full"
            kernel="/host/vmlinuz"
            ramdisk="/host/domu.cpio.gz"
            extra="console=hvc0 quiet"
            memory=128
            vcpus=2
            vif=['mac=00:16:3e:11:22:33,bridge=xenbr0']
            disk=['/root/d.img,raw,xvda,w']
            """;

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(StoredJsonTest.class.getResourceAsStream("/stored/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static LiveValues live(String name, String uuid, int vcpus, long targetKib) {
        BitSet online = new BitSet();
        online.set(0, vcpus);
        LiveValues.Sched sched = LiveValues.Sched.shares("credit2", 256, 0);
        return LiveValues.of(name, UUID.fromString(uuid), online, targetKib, targetKib, sched);
    }

    private static DomainConfig created() {
        DomainConfig given =
                XlConfig.parse("full.cfg", CONFIG, List.of()).config().orElseThrow();
        CreateInfo info = given.createInfo().withUuid(UUID.fromString("29baf5e7-454d-492e-86d1-384247405fd6"));
        List<DeviceSpec> devices = new ArrayList<>();
        given.devices()
                .forEach(d -> devices.add(
                        d instanceof VifSpec vif
                                ? vif.settled(0, Objects.requireNonNull(vif.mac()), VifSpec.Type.VIF)
                                : d));
        return new DomainConfig(info, given.buildInfo(), devices, given.actions());
    }

    @Test
    void aCreatedDomainIsStoredAsLibxlStoresIt() throws IOException {
        assertThat(LibxlJson.userdata(LibxlJson.stored(created()))).isEqualTo(resource("domain-2.userdata"));
    }

    @Test
    void aFileOfLibxlIsReadAsTheConfigItCameFrom() throws IOException, BadJsonException {
        DomainConfig read = LibxlJson.config(LibxlJson.readTree(resource("domain-2.userdata")));
        assertThat(LibxlJson.stored(read)).isEqualTo(LibxlJson.stored(created()));
        assertThat(read.actions()).isEqualTo(created().actions());
        assertThat(read.buildInfo().cmdline()).isEqualTo("console=hvc0 quiet");
    }

    @Test
    void aTreeIsPrintedAsItWasRead() throws IOException, BadJsonException {
        String file = resource("domain-2.userdata");
        assertThat(LibxlJson.userdata(LibxlJson.readTree(file))).isEqualTo(file);
    }

    @Test
    void listLongShowsTheStoredTreesWithLiveValues() throws IOException, BadJsonException {
        Json.Obj dom0 = LibxlJson.readTree(resource("domain-0.json"));
        Json.Obj tiny = LibxlJson.readTree(resource("domain-1.json"));
        Json.Obj full = LibxlJson.readTree(resource("domain-2.userdata"));
        String nil = "00000000-0000-0000-0000-000000000000";
        List<Json.Obj> elements = List.of(
                ListLong.element(0, dom0, live("Domain-0", nil, 2, 1572864)),
                ListLong.element(1, tiny, live("tiny", "1f91beb3-4f56-4351-a7c7-8b28e716eb87", 1, 16384)),
                ListLong.element(2, full, live("full", "29baf5e7-454d-492e-86d1-384247405fd6", 2, 131072)));
        assertThat(ListLong.print(elements)).isEqualTo(resource("list-l"));
    }

    @Test
    void aDomainRenamedBalloonedAndWithLessVcpusShowsItsLiveValues() throws IOException, BadJsonException {
        Json.Obj full = LibxlJson.readTree(resource("domain-2.userdata"));
        LiveValues live = live("renamed", "29baf5e7-454d-492e-86d1-384247405fd6", 1, 65536);
        Json.Obj config = ListLong.element(2, full, live).object("config");
        assertThat(config.object("c_info").string("name")).contains("renamed");
        assertThat(config.object("b_info").number("target_memkb")).contains(65536L);
        assertThat(config.object("b_info").array("avail_vcpus")).hasSize(1);
    }

    @Test
    void devicesNoLongerInTheStoreAreNotShownAndEjectedDrivesAreEmpty() throws IOException, BadJsonException {
        Json.Obj full = LibxlJson.readTree(resource("domain-2.userdata"));
        LiveValues live = new LiveValues(
                "full",
                UUID.randomUUID(),
                new BitSet(),
                1,
                1,
                null,
                (array, device) -> array.equals("disks"),
                List.of("xvda"));
        Json.Obj config = ListLong.element(2, full, live).object("config");
        assertThat(config.get("nics")).isEmpty();
        assertThat(config.array("disks").get(0))
                .isInstanceOfSatisfying(
                        Json.Obj.class,
                        disk -> assertThat(disk.string("format")).contains("empty"));
    }

    @Test
    void otherToolsMembersPassThrough() throws BadJsonException {
        Json.Obj stored = LibxlJson.readTree(
                "{\"c_info\":{\"type\":\"hvm\",\"new\":1},\"b_info\":{\"max_memkb\":20,\"target_memkb\":10,"
                        + "\"video_memkb\":4,\"type.hvm\":{\"x\":[]}},\"vfbs\":[{}]}");
        Json.Obj config = ListLong.element(3, stored, live("h", "00000000-0000-0000-0000-000000000001", 1, 100))
                .object("config");
        assertThat(config.object("c_info").members().keySet()).containsExactly("type", "name", "uuid", "new");
        assertThat(config.object("b_info").number("target_memkb")).contains(100L + 4 + 1024);
        assertThat(config.array("vfbs")).hasSize(1);
    }

    @Test
    void aFileThatIsNoDomainConfigIsRefusedWithTheReason() {
        assertThatThrownBy(() -> LibxlJson.config(LibxlJson.readTree("{}")))
                .isInstanceOf(BadJsonException.class)
                .hasMessage("type is missing");
        assertThatThrownBy(() -> LibxlJson.readTree("[]"))
                .isInstanceOf(BadJsonException.class)
                .hasMessageContaining("must be a JSON object");
    }

    @Test
    void anHvmGuestIsStoredWithTheMemoryOfItsCard() throws BadJsonException {
        for (String[] card : new String[][] {{"", "8192"}, {"std", "16384"}, {"none", "0"}}) {
            String vga = card[0].isEmpty() ? "" : ", \"vga\": {\"kind\": \"" + card[0] + "\"}";
            DomainConfig config = LibxlJson.config(LibxlJson.readTree(
                    "{\"c_info\": {\"type\": \"hvm\", \"name\": \"h\"}, \"b_info\": {\"type.hvm\": {\"acpi\": \"True\""
                            + vga + "}}}"));
            assertThat(LibxlJson.stored(config)
                            .object("b_info")
                            .number("video_memkb")
                            .orElseThrow())
                    .isEqualTo(Long.parseLong(card[1]));
        }
    }
}
