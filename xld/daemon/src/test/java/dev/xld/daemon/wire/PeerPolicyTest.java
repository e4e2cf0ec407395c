package dev.xld.daemon.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerPolicyTest {
    private static final Peer ROOT = new Peer("toor", "wheel", true);
    private static final Peer PRIMARY = new Peer("ann", "xen", false);
    private static final Peer MEMBER = new Peer("bob", "users", false);
    private static final Peer STRANGER = new Peer("root2", "users", false);

    @TempDir
    Path directory;

    private Path groups;

    @BeforeEach
    void writeGroups() throws IOException {
        groups = directory.resolve("group");
        Files.writeString(groups, "users:x:100:\nbroken\nxenon:x:7:root2\nxen:x:200:carl,bob\n");
    }

    private void allowed(PeerPolicy policy, Peer peer, Method method) {
        assertThatCode(() -> policy.check(peer, method)).doesNotThrowAnyException();
    }

    private void refused(PeerPolicy policy, Peer peer) {
        assertThatThrownBy(() -> policy.check(peer, Method.DOMAIN_DESTROY))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_PERMITTED))
                .hasMessageContaining("user " + peer.user() + " may not domain.destroy");
    }

    @Test
    void withoutAGroupRootAloneChangesThings() {
        PeerPolicy policy = new PeerPolicy(null, groups);
        allowed(policy, ROOT, Method.DOMAIN_DESTROY);
        refused(policy, PRIMARY);
        refused(policy, MEMBER);
    }

    @Test
    void theGroupIsAPeersOwnOrOneThatNamesIt() {
        PeerPolicy policy = new PeerPolicy("xen", groups);
        allowed(policy, ROOT, Method.DOMAIN_DESTROY);
        allowed(policy, PRIMARY, Method.DOMAIN_DESTROY);
        allowed(policy, MEMBER, Method.DOMAIN_DESTROY);
        refused(policy, STRANGER);
    }

    @Test
    void membershipIsLookedUpForEveryRequest() throws IOException {
        PeerPolicy policy = new PeerPolicy("xen", groups);
        allowed(policy, MEMBER, Method.DOMAIN_DESTROY);
        Files.writeString(groups, "xen:x:200:carl\n");
        refused(policy, MEMBER);
        Files.delete(groups);
        refused(policy, MEMBER);
    }

    @Test
    void anybodyWhoGotInMayAsk() {
        PeerPolicy policy = new PeerPolicy("xen", groups);
        allowed(policy, STRANGER, Method.DOMAIN_LIST);
        assertThat(policy.trusts(STRANGER)).isFalse();
        assertThat(policy.trusts(MEMBER)).isTrue();
    }
}
