package dev.xld.xenstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link XenStore} keeps, whatever is behind it. Works under {@code /xld-test} only. */
@Timeout(120)
public abstract class XenStoreContract {
    private static final String TOP = "/xld-test";
    private static final List<String> MANY =
            IntStream.range(0, 400).mapToObj(i -> "a-rather-long-name-" + i).toList();
    private XenStore store;

    /** A store that is connected; the suite closes it. */
    protected abstract XenStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
        store.remove(TOP);
        store.mkdir(TOP);
    }

    @AfterEach
    void closeStore() throws Exception {
        store.remove(TOP);
        store.close();
        stopped();
    }

    /** Runs after each test's store is closed. */
    protected void stopped() throws Exception {}

    @Test
    void whatIsWrittenIsRead() {
        store.write(TOP + "/a", "value");
        assertThat(store.read(TOP + "/a")).contains("value");
    }

    @Test
    void everyByteSurvives() {
        StringBuilder all = new StringBuilder();
        IntStream.range(0, 256).forEach(i -> all.append((char) i));
        store.write(TOP + "/bytes", all.toString());
        assertThat(store.read(TOP + "/bytes")).contains(all.toString());
        store.write(TOP + "/bytes", "Gr\u00fc\u00dfe \udcff\udc80");
        assertThat(store.read(TOP + "/bytes")).contains("Gr\u00fc\u00dfe \udcff\udc80");
    }

    @Test
    void missingNodesAreEmptyAnswers() {
        assertThat(store.read(TOP + "/no")).isEmpty();
        assertThat(store.list(TOP + "/no")).isEmpty();
        assertThat(store.permissions(TOP + "/no")).isEmpty();
        store.remove(TOP + "/no/further/down");
    }

    @Test
    void parentsAreMadeOnTheWay() {
        store.write(TOP + "/a/b/c", "1");
        assertThat(store.read(TOP + "/a/b")).contains("");
        assertThat(store.list(TOP + "/a")).contains(List.of("b"));
    }

    @Test
    void removingTakesEverythingBelow() {
        store.write(TOP + "/a/b/c", "1");
        store.remove(TOP + "/a");
        assertThat(store.read(TOP + "/a/b/c")).isEmpty();
        assertThat(store.list(TOP)).contains(List.of());
    }

    @Test
    void makingAnExistingDirectoryKeepsItsValue() {
        store.write(TOP + "/a", "kept");
        store.mkdir(TOP + "/a");
        assertThat(store.read(TOP + "/a")).contains("kept");
    }

    @Test
    void permissionsAreSetAndInherited() {
        List<Permission> mine = Permission.list("n0,r3");
        store.mkdir(TOP + "/a");
        store.setPermissions(TOP + "/a", mine);
        store.write(TOP + "/a/b", "");
        assertThat(store.permissions(TOP + "/a/b")).contains(mine);
        assertThatThrownBy(() -> store.setPermissions(TOP + "/none", mine))
                .isInstanceOfSatisfying(
                        XenStoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.ENOENT));
    }

    @Test
    void manyQuestionsAreAnsweredInTheirOrderEachAsIfAlone() {
        store.write(TOP + "/a/b", "1");
        store.write(TOP + "/a/c", "2");
        List<String> paths = List.of(TOP + "/a/c", TOP + "/none", TOP + "/a/b", TOP + "/a");
        assertThat(store.readAll(paths))
                .containsExactly(Optional.of("2"), Optional.empty(), Optional.of("1"), Optional.of(""));
        assertThat(store.listAll(paths))
                .containsExactly(
                        Optional.of(List.of()),
                        Optional.empty(),
                        Optional.of(List.of()),
                        Optional.of(List.of("b", "c")));
        assertThat(store.<List<Optional<String>>>transact(tx -> {
                    tx.write(TOP + "/a/b", "3");
                    return tx.readAll(paths.subList(2, 3));
                }))
                .containsExactly(Optional.of("3"));
        assertThat(store.readAll(List.of())).isEmpty();
        assertThatThrownBy(() -> store.readAll(List.of(TOP + "/a/b", "/not ok")))
                .isInstanceOf(XenStoreException.class);
    }

    @Test
    void changesSentTogetherHappenInTheirOrder() {
        List<Permission> readable = Permission.list("n0,r3");
        store.write(TOP + "/a/old", "x");
        store.transact(tx -> {
            tx.applyAll(List.of(
                    new StoreChange.Remove(TOP + "/a"),
                    new StoreChange.Remove(TOP + "/none/at/all"),
                    new StoreChange.Mkdir(TOP + "/a"),
                    new StoreChange.SetPermissions(TOP + "/a", readable),
                    new StoreChange.Write(TOP + "/a/b", "1")));
            return true;
        });
        assertThat(store.list(TOP + "/a")).contains(List.of("b"));
        assertThat(store.permissions(TOP + "/a/b")).contains(readable);
        assertThatThrownBy(() -> store.applyAll(List.of(
                        new StoreChange.SetPermissions(TOP + "/none", readable),
                        new StoreChange.Write(TOP + "/c", "2"))))
                .isInstanceOfSatisfying(
                        XenStoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.ENOENT));
    }

    @Test
    void aListingMayBeLongerThanOneMessage() {
        Map<String, String> values = new LinkedHashMap<>();
        MANY.forEach(name -> values.put(TOP + "/many/" + name, "x"));
        store.writeAll(values);
        longListing(store, TOP + "/many", MANY);
    }

    /** A listing of over 4096 bytes; a client that cannot have it says so and stays usable. */
    protected void longListing(XenStore of, String path, List<String> names) {
        assertThat(of.list(path).orElseThrow()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void aValueTooLongForAMessageIsRefusedAndHarmless() {
        assertThatThrownBy(() -> store.write(TOP + "/a", "x".repeat(5000)))
                .isInstanceOfSatisfying(
                        XenStoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.E2BIG));
        store.write(TOP + "/a", "short");
        assertThat(store.read(TOP + "/a")).contains("short");
    }

    @Test
    void badPathsAreRefused() {
        for (String path : List.of("", "relative", "/a//b", "/a/", "/a b", "/a\0b")) {
            assertThatThrownBy(() -> store.read(path))
                    .as(path)
                    .isInstanceOfSatisfying(
                            XenStoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.EINVAL));
        }
    }

    @Test
    void aTransactionIsSeenWholeOrNotAtAll() {
        store.transact(tx -> {
            tx.write(TOP + "/a", "1");
            tx.write(TOP + "/b", "2");
            assertThat(tx.read(TOP + "/a")).contains("1");
            assertThat(store.read(TOP + "/a")).isEmpty();
            return true;
        });
        assertThat(store.read(TOP + "/b")).contains("2");
    }

    @Test
    void anExceptionAbortsTheTransaction() {
        assertThatThrownBy(() -> store.transact(tx -> {
                    tx.write(TOP + "/a", "1");
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(store.read(TOP + "/a")).isEmpty();
    }

    @Test
    void concurrentTransactionsLoseNoUpdate() throws Exception {
        store.write(TOP + "/count", "0");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 40; i++) {
            pool.submit(() -> store.transact(tx -> {
                int count = Integer.parseInt(tx.read(TOP + "/count").orElseThrow());
                tx.write(TOP + "/count", Integer.toString(count + 1));
                return count;
            }));
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(100, TimeUnit.SECONDS)).isTrue();
        assertThat(store.read(TOP + "/count")).contains("40");
    }

    @Test
    void manyThreadsGetTheirOwnAnswers() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(32);
        List<String> wrong = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 32; i++) {
            String path = TOP + "/thread" + i;
            pool.submit(() -> {
                for (int round = 0; round < 20; round++) {
                    store.write(path, "" + round);
                    if (!store.read(path).equals(java.util.Optional.of("" + round))) {
                        wrong.add(path);
                    }
                }
            });
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).isEmpty();
    }

    @Test
    void aWatchFiresAtOnceAndForChangesAtAndBelow() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Watch watch = store.watch(TOP + "/w", seen::add)) {
            await().until(() -> seen.contains(TOP + "/w"));
            seen.clear();
            store.write(TOP + "/w/below", "1");
            await().until(() -> seen.contains(TOP + "/w/below"));
            store.write(TOP + "/other", "1");
            store.remove(TOP + "/w");
            await().until(() -> seen.contains(TOP + "/w"));
            assertThat(seen).allMatch(path -> path.startsWith(watch.path()));
        }
    }

    @Test
    void aClosedWatchIsSilent() {
        AtomicBoolean fired = new AtomicBoolean();
        List<String> other = new CopyOnWriteArrayList<>();
        Watch closed = store.watch(TOP + "/w", path -> fired.set(true));
        await().untilTrue(fired);
        closed.close();
        fired.set(false);
        try (Watch live = store.watch(TOP + "/w", other::add)) {
            await().until(() -> !other.isEmpty());
            store.write(TOP + "/w", "1");
            await().until(() -> other.size() >= 2);
            assertThat(live.path()).isEqualTo(TOP + "/w");
        }
        assertThat(fired).isFalse();
    }

    @Test
    void aListenerMayUseTheStoreAndItsExceptionStopsNothing() {
        List<String> values = new CopyOnWriteArrayList<>();
        try (Watch bad = store.watch(TOP + "/w", path -> {
                    throw new IllegalStateException("a listener that fails; its trace belongs to this test");
                });
                Watch good = store.watch(TOP + "/w", path -> store.read(path).ifPresent(values::add))) {
            store.write(TOP + "/w", "1");
            await().dontCatchUncaughtExceptions().until(() -> values.contains("1"));
            assertThat(bad.path()).isEqualTo(good.path());
        }
    }
}
