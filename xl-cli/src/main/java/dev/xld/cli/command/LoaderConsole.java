package dev.xld.cli.command;

import dev.xld.api.ConsoleReply;
import dev.xld.api.Progress;
import dev.xld.cli.Terminal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The console of a domain that {@code xl create -c} waits for: a boot loader shows its menu there and wants to be answered
 * before the domain is made. The program runs beside the request and leaves by itself when the loader ends; the guest's own
 * console is attached afterwards, as xl does. Used by one thread.
 */
final class LoaderConsole {
    private final Terminal terminal;
    private @Nullable Thread attached;

    LoaderConsole(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Attaches as soon as there is something to attach to. */
    void follow(Progress progress) {
        ConsoleReply console = progress.console();
        if (console != null && attached == null) {
            attached = new Thread(() -> attach(console), "boot loader's console");
            attached.start();
        }
    }

    private void attach(ConsoleReply console) {
        try {
            terminal.runAttached(console.command(), () -> {});
        } catch (IOException e) {
            terminal.err().println(e.getMessage());
            terminal.err().flush();
        }
    }

    /** Waits until the terminal is free again. */
    void leave() {
        if (attached != null) {
            try {
                attached.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
