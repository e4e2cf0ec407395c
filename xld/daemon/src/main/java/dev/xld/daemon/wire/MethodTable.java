package dev.xld.daemon.wire;

import dev.xld.api.Method;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which handler answers which method. Filled once at start by {@link Operations}, then only read. */
public final class MethodTable {
    private final Map<Method, Handler<?, ?>> handlers = new EnumMap<>(Method.class);

    /** Takes the method's own parameter class to keep handler and method together. */
    public <P> MethodTable on(Method method, Class<P> parameters, Handler<P, ?> handler) {
        if (method.parameters() != parameters) {
            throw new IllegalArgumentException(method + " takes " + method.parameters());
        }
        handlers.put(method, handler);
        return this;
    }

    static Optional<Method> byWireName(String name) {
        return Stream.of(Method.values())
                .filter(method -> method.wireName().equals(name))
                .findFirst();
    }

    public boolean answers(Method method) {
        return handlers.containsKey(method);
    }

    @SuppressWarnings("unchecked") // on() has checked that the handler takes the method's parameters.
    Handler<Object, Object> handler(Method method) {
        return (Handler<Object, Object>) java.util.Objects.requireNonNull(handlers.get(method), method.wireName());
    }
}
