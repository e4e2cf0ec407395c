package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.Position;
import dev.xld.config.sxp.SxpReader.Mode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The accessors answer as xend's do. */
class SxpTest {
    private static Sxp read(String text) {
        return SxpReader.form("f", text, Mode.STRICT).form().orElseThrow();
    }

    private static String show(List<Sxp> forms) {
        return SxpWriter.line(Sxp.form(forms));
    }

    @Test
    void aNameIsTheFirstElementOrTheAtomItself() {
        assertThat(read("(vm (name a))").name()).contains("vm");
        assertThat(read("vm").name()).contains("vm");
        assertThat(read("()").name()).isEmpty();
        assertThat(read("((vm))").name()).isEmpty();
    }

    @Test
    void onlyFormsAreNamed() {
        assertThat(read("(vm)").named("vm")).isTrue();
        assertThat(read("vm").named("vm")).isFalse();
        assertThat(read("((vm))").named("vm")).isFalse();
    }

    @Test
    void childrenFollowTheNameAndTheAttributes() {
        assertThat(show(read("(vm (@ (id 1)) a (b 2) (b 3))").children())).isEqualTo("(a (b 2) (b 3))");
        assertThat(show(read("(vm (@ (id 1)) b (b 2) (c) (b 3))").children("b")))
                .isEqualTo("((b 2) (b 3))");
        assertThat(show(read("(vm (b 2) (@ (id 1)))").children())).isEqualTo("((b 2) (@ (id 1)))");
        assertThat(read("(vm (@ (id 1)))").children()).isEmpty();
        assertThat(read("vm").children()).isEmpty();
        assertThat(read("()").children()).isEmpty();
    }

    @Test
    void theFirstOfSeveralChildrenCounts() {
        Sxp vm = read("(vm (memory) (name a) (name b) (cpus ((0 1))) (memory 7))");
        assertThat(vm.childText("name")).contains("a");
        assertThat(vm.childText("memory")).isEmpty();
        assertThat(vm.child("memory")).contains(read("(memory)"));
        assertThat(vm.childText("cpus")).isEmpty();
        assertThat(vm.childValue("cpus")).contains(read("((0 1))"));
        assertThat(vm.childValue("maxmem")).isEmpty();
        assertThat(read("(vm (name (@ (id 1)) a))").childText("name")).contains("a");
    }

    @Test
    void attributesStandRightAfterTheName() {
        Sxp vm = read("(vm (@ (id 1) (ref x)) (name a))");
        assertThat(show(vm.attributes())).isEqualTo("((id 1) (ref x))");
        assertThat(vm.attribute("ref").flatMap(Sxp::name)).contains("x");
        assertThat(vm.attribute("name")).isEqualTo(Optional.empty());
        assertThat(vm.withoutAttributes()).isEqualTo(read("(vm (name a))"));
        assertThat(read("(vm (name a))").withoutAttributes()).isEqualTo(read("(vm (name a))"));
        assertThat(read("(vm)").attributes()).isEmpty();
    }

    @Test
    void equalityIsOfWhatIsSaidNotOfItsPlace() {
        assertThat(read("(a 'b' (c))")).isEqualTo(read("\n( a\n\"b\" (c) )")).hasSameHashCodeAs(read("(a b (c))"));
        assertThat(read("(a b)")).isNotEqualTo(read("(a (b))")).isNotEqualTo(read("(a)"));
        assertThat(read("a")).isNotEqualTo(read("(a)"));
        assertThat(Sxp.form("a", Sxp.atom(-3))).isEqualTo(read("(a -3)"));
    }

    @Test
    void eachElementKnowsItsPlace() {
        Sxp vm = read("\n (vm\n  (name 'x\ny' z))");
        assertThat(vm.position()).isEqualTo(new Position("f", 2, 2));
        List<Sxp> name = vm.children().get(0).elements();
        assertThat(name.stream().map(Sxp::position).map(Position::toString)).containsExactly("f:3:4", "f:3:9", "f:4:4");
    }

    @Test
    void noTreeIsDeeperThanTheReaderReads() {
        Sxp deep = Sxp.atom("a");
        for (int i = 0; i < Sxp.MAX_DEPTH; i++) {
            deep = Sxp.form(List.of(deep));
        }
        assertThat(read(SxpWriter.line(deep))).isEqualTo(deep);
        List<Sxp> deepest = List.of(deep);
        assertThatThrownBy(() -> Sxp.form(deepest)).hasMessage("forms nested deeper than 64");
    }

    @Test
    void aMessageShowsNoMoreThanALineOfIt() {
        assertThat(Sxp.atom("a b").shown()).isEqualTo("`'a b''");
        assertThat(Sxp.atom("x".repeat(100)).shown()).isEqualTo("`" + "x".repeat(57) + "...'");
    }
}
