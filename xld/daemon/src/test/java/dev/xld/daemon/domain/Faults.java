package dev.xld.daemon.domain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/**
 * Lets the n-th call to the outside world fail, before or after it had its effect: what a failing call and a killed daemon
 * look like. Calls of {@code Object} and {@code close} do not count.
 */
public final class Faults {
    private int until = Integer.MAX_VALUE - 1;
    private Supplier<? extends Throwable> what = IllegalStateException::new;
    private boolean sticky;
    private int seen;

    /** A daemon that is no more: no exception handler may catch it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** One call fails: points count from 0, two for each call. */
    public synchronized void at(int point, Supplier<? extends Throwable> failure) {
        arm(point, failure, false);
    }

    /** The daemon dies at that point: whatever thread of it calls from then on gets no further either. */
    public synchronized void kill(int point) {
        arm(point, Killed::new, true);
    }

    private void arm(int point, Supplier<? extends Throwable> failure, boolean forGood) {
        until = point;
        what = failure;
        sticky = forGood;
        seen = 0;
    }

    public synchronized void off() {
        until = Integer.MAX_VALUE - 1;
    }

    /** Whether the fault happened. */
    public synchronized boolean happened() {
        return seen > until;
    }

    private synchronized void point() throws Throwable {
        seen++;
        if (seen == until + 1 || (sticky && seen > until)) {
            throw what.get();
        }
    }

    /** The same thing, with its calls counted. */
    public <T> T in(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    boolean counted = method.getDeclaringClass() != Object.class
                            && !method.getName().equals("close");
                    try {
                        if (counted) {
                            point();
                        }
                        Object result = method.invoke(real, arguments);
                        if (counted) {
                            point();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
