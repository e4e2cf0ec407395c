package dev.xld.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The hosts of the usual kind, each lent to one test class at a time: a class gets one that is free, or a new one, so there are as many
 * as classes run at once. A host that does not answer when it comes back is ended. Used by {@link LabExtension} alone, from any
 * thread; closing ends all.
 */
final class HostPool implements AutoCloseable {
    private final String suite;
    private final Deque<LabHost> free = new ArrayDeque<>();
    private final List<LabHost> all = new ArrayList<>();

    HostPool(String suite) {
        this.suite = suite;
    }

    /** A class's turn with a host, which closing gives back. */
    final class Loan implements AutoCloseable {
        private final LabHost host;

        private Loan(LabHost host) {
            this.host = host;
        }

        LabHost host() {
            return host;
        }

        @Override
        public void close() {
            giveBack(host);
        }
    }

    Loan lend() {
        LabHost host = takeFree();
        if (host == null) {
            host = LabHost.boot(suite, OnXen.USUAL_STORE);
            synchronized (this) {
                all.add(host);
            }
        }
        return new Loan(host);
    }

    private synchronized LabHost takeFree() {
        return free.poll();
    }

    private void giveBack(LabHost host) {
        boolean answers = host.answers();
        synchronized (this) {
            if (answers) {
                free.push(host);
                return;
            }
            all.remove(host);
        }
        host.close();
    }

    /** Ends all hosts, whatever becomes of one, before the first failure is thrown. */
    @Override
    public synchronized void close() {
        RuntimeException first = null;
        for (LabHost host : all) {
            try {
                host.close();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
