package dev.xld.xen.libxc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.release.XenLibraries;
import dev.xld.xen.testing.InstalledXen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HandlesTest {
    @BeforeAll
    static void load() {
        XenLibraries.load(InstalledXen.release());
    }

    private final Handles handles = new Handles(LibXenCtrl.XC_OPENFLAG_DUMMY);

    @Test
    void a_returned_handle_is_lent_again() {
        long first = handles.lend(Handle::xch);
        assertThat(handles.<Long>lend(Handle::xch)).isEqualTo(first);
    }

    @Test
    void a_handle_in_use_is_lent_to_nobody_else() {
        handles.lend(outer -> {
            long other = handles.lend(Handle::xch);
            assertThat(other).isNotEqualTo(outer.xch());
            return 0;
        });
    }

    @Test
    void a_handle_comes_back_when_its_holder_fails() {
        long first = handles.lend(Handle::xch);
        assertThatThrownBy(() -> handles.lend(handle -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(handles.<Long>lend(Handle::xch)).isEqualTo(first);
    }

    @Test
    void no_two_threads_ever_hold_the_same_handle() throws Exception {
        Set<Handle> held = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Boolean>> results = new ArrayList<>();
        Callable<Boolean> borrow = () -> handles.lend(handle -> {
            boolean alone = held.add(handle);
            Thread.yield();
            held.remove(handle);
            return alone;
        });
        for (int i = 0; i < 2000; i++) {
            results.add(threads.submit(borrow));
        }
        for (Future<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
        threads.shutdown();
    }

    @Test
    void nothing_is_lent_after_closing() {
        handles.close();
        assertThatThrownBy(() -> handles.lend(Handle::xch)).isInstanceOf(IllegalStateException.class);
    }
}
