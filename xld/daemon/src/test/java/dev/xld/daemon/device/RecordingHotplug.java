package dev.xld.daemon.device;

import dev.xld.daemon.hotplug.HotplugRunner;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Runs no script and remembers what it would have run; {@code onAdd} and {@code onRemove} may fail. */
public final class RecordingHotplug implements HotplugRunner {
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public Consumer<HotplugTarget> onAdd = target -> {};
    public Consumer<HotplugTarget> onRemove = target -> {};

    @Override
    public void add(HotplugTarget target, Task task) {
        calls.add("add " + target.label());
        onAdd.accept(target);
    }

    @Override
    public void remove(HotplugTarget target, Task task) {
        calls.add("remove " + target.label());
        onRemove.accept(target);
    }
}
