package dev.xld.daemon.qemu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@link DeviceModelCommand} in the making; its order is the order of the calls. Used by one thread, once. */
final class CommandDraft {
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    void add(String... more) {
        arguments.addAll(List.of(more));
    }

    void addAll(Collection<String> more) {
        arguments.addAll(more);
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    DeviceModelCommand command() {
        return new DeviceModelCommand(arguments, environment, warnings);
    }
}
