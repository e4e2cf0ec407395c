package dev.xld.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DomainConfig;
import dev.xld.config.ParseResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A JSON config of any shape is read or refused with a diagnostic; what is read is written and read as the same. */
class JsonConfigPropertyTest {
    private static final List<String> NAMES = List.of(
            ("c_info b_info disks nics pcidevs vfbs vkbs vtpms p9 p9s channels usbctrls usbdevs dtdevs pvcallsifs vdispls vsnds"
                            + " type name uuid max_vcpus avail_vcpus vcpu_hard_affinity cpumap cpuid leaf msr index policy sched_params"
                            + " vnuma_nodes memkb distances vcpus type.hvm type.pv type.pvh u arch_arm arch_x86 rdm vga vnc sdl spice"
                            + " kind devid mac vdev pdev_path format backend ioports first number irqs iomem start gfn serial_list"
                            + " usbdevice_list viridian_enable bootloader_args extra on_reboot domid config connectors rate_interval_usecs")
                    .split(" "));

    private static Arbitrary<Json> leaf() {
        Arbitrary<String> words = Arbitraries.of(
                "",
                "g",
                "pv",
                "hvm",
                "pvh",
                "True",
                "False",
                "unknown",
                "<default>",
                "invalid",
                "xvda",
                "raw",
                "phy",
                "-1");
        return Arbitraries.oneOf(
                words.map(Json.Str::new),
                Arbitraries.strings().ofMaxLength(8).map(Json.Str::new),
                Arbitraries.of("0", "1", "-1", "4", "18446744073709551615", "1e999", "0.5", "99999999999999999999")
                        .map(Json.Num::new),
                Arbitraries.of(new Json.Null(), new Json.Bool(true), new Json.Bool(false)));
    }

    private static Arbitrary<Json> tree(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<Json> below = Arbitraries.lazy(() -> tree(depth - 1));
        return Arbitraries.oneOf(
                leaf(),
                below.list().ofMaxSize(3).map(Json.Arr::new),
                Arbitraries.maps(Arbitraries.of(NAMES), below).ofMaxSize(6).map(Json.Obj::new));
    }

    /** With the two objects that every config has, of any members. */
    @Provide
    Arbitrary<Json> configs() {
        Arbitrary<Map<String, Json>> members =
                Arbitraries.maps(Arbitraries.of(NAMES), tree(3)).ofMaxSize(8);
        Arbitrary<String> types = Arbitraries.of("pv", "hvm", "pvh");
        return Combinators.combine(members, members, members, types).as((all, create, build, type) -> {
            Map<String, Json> named = new LinkedHashMap<>(create);
            named.put("type", new Json.Str(type));
            Map<String, Json> config = new LinkedHashMap<>(all);
            config.put("c_info", new Json.Obj(named));
            config.put("b_info", new Json.Obj(build));
            return new Json.Obj(config);
        });
    }

    @Provide
    Arbitrary<Json> trees() {
        return tree(4);
    }

    @Property(tries = 1000)
    void anyTreeIsReadOrRefused(@ForAll("trees") Json tree) {
        ParseResult result = JsonConfig.parse("t.json", JsonPrinter.print(tree));
        assertThat(result.config().isPresent() || !result.errors().isEmpty()).isTrue();
    }

    @Property(tries = 1000)
    void anyConfigThatIsReadIsWrittenAndReadAsTheSame(@ForAll("configs") Json tree) {
        ParseResult result = JsonConfig.parse("t.json", JsonPrinter.print(tree));
        assertThat(result.config().isPresent() || !result.errors().isEmpty()).isTrue();
        if (result.config().isPresent()) {
            DomainConfig config = result.config().get();
            String text = LibxlJson.text(config);
            assertThat(LibxlJson.text(JsonConfig.parse("t.json", text).config().orElseThrow()))
                    .isEqualTo(text);
        }
    }

    /** A guest as its owner would save it. */
    @Provide
    Arbitrary<Json> guests() {
        Arbitrary<Json> disk = Combinators.combine(
                        Arbitraries.of("phy", "qdisk", "tap"),
                        Arbitraries.of("raw", "qcow2", "vhd"),
                        Arbitraries.of("xvda", "hdc", "sdb1"))
                .as((backend, format, vdev) -> object(
                        "pdev_path",
                        text("/dev/vg/" + vdev),
                        "vdev",
                        text(vdev),
                        "backend",
                        text(backend),
                        "format",
                        text(format),
                        "readwrite",
                        new Json.Num("1")));
        Arbitrary<Json> nic = Combinators.combine(
                        Arbitraries.integers().between(0, 255), Arbitraries.of("vif", "vif_ioemu"))
                .as((last, type) -> object(
                        "mac",
                        text("00:16:3e:00:00:%02x".formatted(last)),
                        "bridge",
                        text("xenbr0"),
                        "nictype",
                        text(type)));
        return Combinators.combine(
                        Arbitraries.of("pv", "hvm", "pvh"),
                        Arbitraries.integers().between(1, 64),
                        disk.list().ofMaxSize(4),
                        nic.list().ofMaxSize(4),
                        Arbitraries.of("restart", "preserve", "coredump_restart"))
                .as((type, vcpus, disks, nics, action) -> object(
                        "c_info", object("type", text(type), "name", text("guest")),
                        "b_info",
                                object(
                                        "max_vcpus",
                                        new Json.Num("" + vcpus),
                                        "max_memkb",
                                        new Json.Num("" + vcpus * 1024),
                                        "type." + type,
                                        Json.Obj.EMPTY),
                        "disks", new Json.Arr(disks),
                        "nics", new Json.Arr(nics),
                        "on_crash", text(action)));
    }

    @Property(tries = 300)
    void aGuestIsReadWithNothingLost(@ForAll("guests") Json.Obj guest) {
        DomainConfig config =
                JsonConfig.parse("g.json", JsonPrinter.print(guest)).config().orElseThrow();
        assertThat(missing(guest, LibxlJson.tree(config))).isEmpty();
    }

    /** What is given and is not so in the written one; empty lists are not written. */
    private static List<String> missing(Json.Obj given, Json.Obj written) {
        return JsonDifference.between(given, written).stream()
                .filter(line -> !line.contains(": nothing, not ") && !line.contains(": [], not "))
                .toList();
    }

    private static Json text(String value) {
        return new Json.Str(value);
    }

    private static Json object(Object... namesAndValues) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
        }
        return new Json.Obj(members);
    }
}
