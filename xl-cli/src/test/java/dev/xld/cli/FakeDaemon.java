package dev.xld.cli;

import dev.xld.api.ApiException;
import dev.xld.api.DomainId;
import dev.xld.api.DomainRef;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import dev.xld.api.client.DaemonClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A daemon of canned answers that remembers what it was asked. Unless told otherwise it resolves the names of {@link #domain}
 * and answers {@link Done}.
 */
public final class FakeDaemon implements DaemonClient {
    private final Map<Method, Function<Object, Object>> answers = new EnumMap<>(Method.class);
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final List<Progress> steps = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    public FakeDaemon domain(int domid, String name) {
        names.put(name, domid);
        return this;
    }

    public FakeDaemon answers(Method method, Object result) {
        return answers(method, parameters -> result);
    }

    public FakeDaemon answers(Method method, Function<Object, Object> answer) {
        answers.put(method, answer);
        return this;
    }

    public FakeDaemon refuses(Method method, ErrorKind kind, String message) {
        return answers(method, parameters -> {
            throw new ApiException(kind, message);
        });
    }

    public FakeDaemon tells(Progress step) {
        steps.add(step);
        return this;
    }

    /** Every call, as the wire's name of its method and its parameters. */
    public List<String> calls() {
        return calls;
    }

    @Override
    public <R> R call(Method method, Object parameters, Class<R> result, Consumer<Progress> progress) {
        if (!method.parameters().isInstance(parameters) || method.result() != result) {
            throw new AssertionError(method + " does not take " + parameters + " or give " + result);
        }
        calls.add(method.wireName() + " " + parameters);
        steps.forEach(progress);
        return result.cast(answers.getOrDefault(method, this::usual).apply(parameters));
    }

    private Object usual(Object parameters) {
        if (calls.get(calls.size() - 1).startsWith(Method.DOMAIN_RESOLVE.wireName())) {
            String name = ((DomainRef) parameters).domain();
            if (!names.containsKey(name)) {
                throw new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain named " + name + ".");
            }
            return new DomainId(names.get(name), name);
        }
        return new Done();
    }

    @Override
    public void close() {}
}
