package dev.xld.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disk names and their numbers. */
class VdevTest {
    @ParameterizedTest
    @CsvSource({
        "xvda,51712",
        "xvda1,51713",
        "xvdb,51728",
        "xvdp,51952",
        "xvdq,268439552",
        "hda,768",
        "hda1,769",
        "hdb,832",
        "hdc,5632",
        "hdd,5696",
        "sda,2048",
        "sda1,2049",
        "sdb,2064",
        "0x1,1",
        "1,1",
        "010,8",
        "0,0",
        "d0p0,51712",
        "d16p1,268439553"
    })
    void namesHaveTheirNumbers(String name, int number) {
        assertThat(Vdev.number(name)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wd0d",
                "hde",
                "sdq",
                "hda64",
                "sda16",
                "xvd",
                "xvda01",
                "/dev/hda",
                "d0",
                "0x",
                "4294967296",
                "xvda256"
            })
    void otherNamesHaveNone(String name) {
        assertThat(Vdev.number(name)).isEmpty();
    }

    @Property
    void namesOfNumbersHaveThoseNumbers(
            @ForAll @IntRange(max = 5000) int disk, @ForAll @IntRange(max = 15) int partition) {
        int number = Vdev.number("d" + disk + "p" + partition).orElseThrow();
        assertThat(Vdev.number(Vdev.name(number))).hasValue(number);
    }

    @Test
    void numbersOfOtherMajorsAreNamedLikeXens() {
        assertThat(Vdev.name(768)).isEqualTo("xvda");
    }

    @Test
    void namesHaveAPlaceAmongTheDisksOfTheirControllerAndNumbersHaveNone() {
        assertThat(Vdev.place("xvda")).hasValue(0);
        assertThat(Vdev.place("xvdaa7")).hasValue(26);
        assertThat(Vdev.place("hdc")).hasValue(2);
        assertThat(Vdev.place("sdp1")).hasValue(15);
        assertThat(Vdev.place("d3p1")).hasValue(3);
        assertThat(Vdev.place("51712")).isEmpty();
        assertThat(Vdev.place("hde")).isEmpty();
    }
}
