package dev.xld.daemon.hotplug;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.posix.KernelLinks;
import dev.xld.daemon.posix.KernelLoopDevices;
import dev.xld.daemon.posix.LoopDevices;
import dev.xld.daemon.posix.NetworkLinks;
import dev.xld.xenstore.XenStore;
import dev.xld.xenstore.XenStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linux without bash: what the stock {@code block} and {@code vif-bridge} would do is done by system calls, and leaves the same
 * nodes, loop devices and bridge ports. Every other script, and a stock one where it comes to what the daemon does not do
 * itself, is run. Safe for any number of threads.
 */
public final class NativeHotplug implements HotplugRunner {
    private static final Logger LOG = LoggerFactory.getLogger(NativeHotplug.class);

    private final XenStore store;
    private final HotplugRunner scripts;
    private final StockScripts stock;
    private final BlockPlug disks;
    private final BridgePlug cards;

    /** On this host's kernel; {@code timeout} bounds the wait for a script that holds the scripts' lock. */
    public NativeHotplug(XenStore store, HotplugRunner scripts, Duration timeout) {
        this(
                store,
                scripts,
                new StockScripts(),
                new KernelLoopDevices(),
                new KernelLinks(),
                Path.of("/proc/mounts"),
                new ScriptLock(Path.of("/var/run/xen-hotplug/block"), timeout));
    }

    NativeHotplug(
            XenStore store,
            HotplugRunner scripts,
            StockScripts stock,
            LoopDevices loops,
            NetworkLinks links,
            Path mounts,
            ScriptLock blockLock) {
        this.store = store;
        this.scripts = scripts;
        this.stock = stock;
        this.disks = new BlockPlug(store, loops, new SharingCheck(store, mounts), blockLock);
        this.cards = new BridgePlug(store, links);
    }

    @Override
    public void add(HotplugTarget target, Task task) {
        try {
            if (!addNatively(target, task)) {
                scripts.add(target, task);
            }
        } catch (RefusedException e) {
            record(target, e.status(), e);
            throw new ApiException(e.kind(), target.label() + ": " + e.getMessage(), null, null, e);
        } catch (IOException e) {
            record(target, "error", e);
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    target.label() + ": cannot be connected: " + e.getMessage(),
                    null,
                    null,
                    e);
        }
    }

    private boolean addNatively(HotplugTarget target, Task task) throws IOException {
        Optional<StockScripts.Work> work = work(target);
        if (work.isEmpty()) {
            return false;
        }
        return work.get() == StockScripts.Work.BLOCK ? disks.add(target, task) : cards.add(target);
    }

    /** A script for the other type of device is none of these. */
    private Optional<StockScripts.Work> work(HotplugTarget target) {
        StockScripts.Work fitting =
                target.type() == HotplugTarget.Type.VBD ? StockScripts.Work.BLOCK : StockScripts.Work.VIF_BRIDGE;
        return stock.work(target.script()).filter(work -> work == fitting);
    }

    /** Where the scripts leave what went wrong. */
    private void record(HotplugTarget target, String status, IOException what) {
        try {
            store.writeAll(Map.of(
                    target.backendPath() + "/hotplug-error",
                    String.valueOf(what.getMessage()),
                    target.backendPath() + "/hotplug-status",
                    status));
        } catch (XenStoreException e) {
            LOG.debug("{}: cannot leave the error in the store: {}", target.label(), e.getMessage());
        }
    }

    @Override
    public void remove(HotplugTarget target, Task task) {
        try {
            if (!removeNatively(target)) {
                scripts.remove(target, task);
            }
        } catch (IOException e) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    target.label() + ": cannot be disconnected: " + e.getMessage(),
                    null,
                    null,
                    e);
        }
    }

    private boolean removeNatively(HotplugTarget target) throws IOException {
        Optional<StockScripts.Work> work = work(target);
        if (work.isEmpty()) {
            return false;
        }
        return work.get() == StockScripts.Work.BLOCK ? disks.remove(target) : cards.remove(target);
    }
}
