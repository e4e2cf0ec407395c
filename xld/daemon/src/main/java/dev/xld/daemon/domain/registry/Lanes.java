package dev.xld.daemon.domain.registry;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lane per domain: what is done to one domain happens one after the other, while different domains do not wait for each
 * other. A lane belongs to the thread that took it and may be taken again by it. Lanes nobody uses take no memory.
 */
public final class Lanes {
    private static final long POLL_MILLIS = 250;

    private final Map<Integer, Lane> lanes = new HashMap<>();

    private static final class Lane {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
        private int enders;
    }

    /**
     * Waits for the domain's lane in order to end the domain. Whoever has the lane learns of it by {@link #endWanted} and
     * may give up what he does.
     *
     * @throws ApiException {@link ErrorKind#CANCELLED} when the task is cancelled first
     */
    public Held acquireToEnd(int domid, Task task) {
        Lane lane;
        synchronized (lanes) {
            lane = lanes.computeIfAbsent(domid, id -> new Lane());
            lane.users++;
            lane.enders++;
        }
        try {
            return acquire(domid, task);
        } finally {
            synchronized (lanes) {
                lane.enders--;
            }
            leave(domid, lane);
        }
    }

    /** Whether somebody waits for this domain's lane in order to end the domain. */
    public boolean endWanted(int domid) {
        synchronized (lanes) {
            Lane lane = lanes.get(domid);
            return lane != null && lane.enders > 0;
        }
    }

    /**
     * Waits for the domain's lane.
     *
     * @throws ApiException {@link ErrorKind#CANCELLED} when the task is cancelled first
     */
    public Held acquire(int domid, Task task) {
        Lane lane;
        synchronized (lanes) {
            lane = lanes.computeIfAbsent(domid, id -> new Lane());
            lane.users++;
        }
        boolean acquired = false;
        try {
            while (!acquired) {
                acquired = lane.lock.tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (!acquired && task.cancelled()) {
                    throw new ApiException(
                            ErrorKind.CANCELLED,
                            "Cancelled while another operation on domain " + domid + " was running.");
                }
            }
            return new Held(domid, lane);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorKind.CANCELLED, "The daemon is stopping.");
        } finally {
            if (!acquired) {
                leave(domid, lane);
            }
        }
    }

    private void leave(int domid, Lane lane) {
        synchronized (lanes) {
            lane.users--;
            if (lane.users == 0) {
                lanes.remove(domid);
            }
        }
    }

    /** A lane in hand; closed by the thread that took it. */
    public final class Held implements AutoCloseable {
        private final int domid;
        private final Lane lane;

        private Held(int domid, Lane lane) {
            this.domid = domid;
            this.lane = lane;
        }

        @Override
        public void close() {
            lane.lock.unlock();
            leave(domid, lane);
        }
    }
}
