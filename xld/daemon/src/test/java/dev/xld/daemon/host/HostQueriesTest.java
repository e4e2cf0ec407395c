package dev.xld.daemon.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.xld.api.ApiException;
import dev.xld.api.ConsoleRequest;
import dev.xld.api.DomainId;
import dev.xld.api.DomainSelection;
import dev.xld.api.DomainSummary;
import dev.xld.api.ErrorKind;
import dev.xld.api.VcpuSummary;
import dev.xld.daemon.domain.registry.DomainNames;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Errno;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PhysInfo;
import dev.xld.xen.VcpuInfo;
import dev.xld.xen.XenException;
import dev.xld.xen.XenInfo;
import dev.xld.xenstore.InMemoryXenStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a host's domains: two run, one of which is about to go whenever a test says so. */
class HostQueriesTest {
    private static final UUID WEB = UUID.fromString("0d3d1c5e-1234-4bcd-9abc-001122334455");
    private static final DomainSelection ALL = new DomainSelection(List.of());

    private final Hypervisor hypervisor = mock(Hypervisor.class);
    private final InMemoryXenStore store = new InMemoryXenStore();
    private final DomainLookup lookup = new DomainLookup(hypervisor, new DomainNames(hypervisor, store));
    private final List<DomainInfo> domains = new ArrayList<>();

    @BeforeEach
    void twoDomains() {
        add(info(0, new UUID(0, 0), "r", 0, 262144, 0));
        add(info(3, WEB, "b", 0, 131072, 256));
        store.write("/local/domain/0/name", "Domain-0");
        store.write("/local/domain/3/name", "web");
        store.write("/local/pool/0/name", "Pool-0");
        when(hypervisor.domains()).thenReturn(domains);
        when(hypervisor.physInfo()).thenReturn(physInfo());
        when(hypervisor.info()).thenReturn(new XenInfo(4, 17, ".5", "", "", "", 0, 4096, "", "", "", "", ""));
        when(hypervisor.nodeAffinity(anyInt())).thenReturn(bits(0));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void add(DomainInfo info) {
        domains.add(info);
        when(hypervisor.domain(info.domid())).thenReturn(Optional.of(info));
    }

    /** Domain 3 is still in the list, but whoever asks for more learns that it has gone. */
    private void webGoes() {
        XenException gone = new XenException("xc", Errno.ESRCH, "domain 3");
        when(hypervisor.domain(3)).thenReturn(Optional.empty());
        when(hypervisor.nodeAffinity(3)).thenThrow(gone);
        when(hypervisor.vcpus(3)).thenThrow(gone);
    }

    private static PhysInfo physInfo() {
        return new PhysInfo(1, 2, 2, 1, 1, 2445430, Set.of(), 0, 0, 0, 0, 0, 0, List.of());
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }

    /** {@code flags}: letters of the State column that are set. */
    private static DomainInfo info(int domid, UUID uuid, String flags, int code, long pages, long outstanding) {
        return new DomainInfo(
                domid,
                uuid,
                flags.contains("d"),
                false,
                flags.contains("s"),
                flags.contains("p"),
                flags.contains("b"),
                flags.contains("r"),
                false,
                false,
                code,
                pages,
                pages,
                outstanding,
                0,
                0,
                2_500_000_000L,
                2,
                1,
                0,
                0);
    }

    private DomainSummary[] list(String... domains) {
        return new DomainListing(hypervisor, store, lookup).list(new DomainSelection(List.of(domains)));
    }

    @Test
    void aRowOfTheListHasWhatXenAndTheStoreSay() {
        assertThat(list("web"))
                .containsExactly(new DomainSummary(
                        3,
                        "web",
                        WEB.toString(),
                        (131072 + 256) * 4,
                        256 * 4,
                        2,
                        "-b----",
                        -1,
                        2_500_000_000L,
                        null,
                        "Pool-0",
                        "all"));
    }

    @Test
    void theListHoldsAllDomainsOrThoseNamedInTheirOrder() {
        assertThat(list()).extracting(DomainSummary::domid).containsExactly(0, 3);
        assertThat(list("3", "Domain-0")).extracting(DomainSummary::domid).containsExactly(3, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "r, 0, r-----",
        "b, 0, -b----",
        "p, 0, --p---",
        "rp, 0, r-p---",
        "s, 0, ---s--",
        "s, 1, ---sr-",
        "s, 2, ---ss-",
        "s, 3, ---sc-",
        "s, 4, ---sw-",
        "s, 5, ---sS-",
        "s, 6, ---s?-",
        "s, 255, ---s?-",
        "psd, 0, --ps-d",
        "d, 3, -----d",
    })
    void theStateColumnHasALetterForEachFlagAndTheReason(String flags, int code, String state) {
        assertThat(DomainListing.state(info(1, WEB, flags, code, 1, 0))).isEqualTo(state);
    }

    @Test
    void theReasonCodeIsToldOnlyOfDomainsThatHaveShutDown() {
        add(info(4, WEB, "s", 3, 1, 0));
        add(info(5, WEB, "b", 3, 1, 0));
        assertThat(list("4", "5")).extracting(DomainSummary::shutdownCode).containsExactly(3, -1);
    }

    @Test
    void namesCannotMoveATerminalsCursor() {
        store.write("/local/domain/3/name", "w\u001b[2J\u009b1;1H\u007fb");
        assertThat(list("3")).extracting(DomainSummary::name).containsExactly("w?[2J?1;1H?b");
    }

    @Test
    void aDomainWithoutANameNodeHasNoName() {
        store.remove("/local/domain/3/name");
        assertThat(list("3")).extracting(DomainSummary::name).containsExactly((String) null);
    }

    @Test
    void aPoolWithoutANameIsCalledByItsNumber() {
        store.remove("/local/pool/0/name");
        assertThat(list("3")).extracting(DomainSummary::cpupool).containsExactly("Pool-0");
    }

    @Test
    void aDomainThatGoesMeanwhileIsLeftOut() {
        webGoes();
        when(hypervisor.vcpus(0)).thenReturn(List.of(vcpu(0, bits(0, 1), bits(0, 1))));
        assertThat(list()).extracting(DomainSummary::domid).containsExactly(0);
        assertThat(vcpus()).extracting(VcpuSummary::domid).containsExactly(0);
    }

    @Test
    void aCallThatFailsForADomainThatIsThereIsAnError() {
        when(hypervisor.nodeAffinity(3)).thenThrow(new XenException("xc_domain_node_getaffinity", Errno.EPERM, ""));
        assertThatThrownBy(this::list).isInstanceOf(XenException.class).hasMessageContaining("EPERM");
    }

    private VcpuSummary[] vcpus() {
        return new VcpuListing(hypervisor, lookup).list(ALL);
    }

    private static VcpuInfo vcpu(int number, BitSet hard, BitSet soft) {
        return new VcpuInfo(number, true, false, true, 1_000_000_000L, 1, hard, soft);
    }

    @Test
    void affinitiesAreInXlsListForm() {
        when(hypervisor.vcpus(0)).thenReturn(List.of(vcpu(0, bits(0, 1), bits()), vcpu(1, bits(1), bits(0, 1, 2))));
        when(hypervisor.vcpus(3)).thenReturn(List.of());
        assertThat(vcpus())
                .containsExactly(
                        new VcpuSummary(0, "Domain-0", 0, true, 1, true, false, 1_000_000_000L, "all", "none"),
                        new VcpuSummary(0, "Domain-0", 1, true, 1, true, false, 1_000_000_000L, "1", "all"));
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "web, 3", "0, 0", "'', 0"})
    void aDomainIsFoundByNameOrNumber(String designator, int domid) {
        assertThat(lookup.domid(designator)).isEqualTo(domid);
    }

    @Test
    void resolvingTellsBothNumberAndName() {
        assertThat(lookup.resolve("web")).isEqualTo(new DomainId(3, "web"));
    }

    @ParameterizedTest
    @CsvSource({
        "77, 'There is no domain with the id 77.'",
        "99999999999999999999, 'There is no domain with the id 99999999999999999999.'",
        "we, 'There is no domain named \"we\".'",
        "-1, 'There is no domain named \"-1\".'",
    })
    void whatIsNoDomainIsNamed(String designator, String sentence) {
        assertThatThrownBy(() -> lookup.domid(designator))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NO_SUCH_DOMAIN))
                .hasMessage(sentence);
    }

    @Test
    void theConsoleOfAPvGuestIsItsPvConsole() {
        store.write("/libxl/3/type", "pv");
        assertThat(console(null, null))
                .containsExactly("/usr/lib/xen-4.17/bin/xenconsole", "3", "--num", "0", "--type", "pv");
    }

    @Test
    void theConsoleOfAnHvmGuestIsItsSerialPort() {
        store.write("/libxl/3/type", "hvm");
        assertThat(console(null, null)).endsWith("--type", "serial");
    }

    @Test
    void aConsoleAskedForIsTaken() {
        assertThat(console(ConsoleRequest.Type.SERIAL, 2)).endsWith("--num", "2", "--type", "serial");
    }

    private List<String> console(ConsoleRequest.Type type, Integer number) {
        return new Consoles(hypervisor, store, lookup)
                .find(new ConsoleRequest("web", type, number))
                .command();
    }
}
