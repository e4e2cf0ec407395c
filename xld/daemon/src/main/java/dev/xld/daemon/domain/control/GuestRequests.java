package dev.xld.daemon.domain.control;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.ShutdownRequest.Action;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.HvmParameter;
import java.time.Duration;
import java.util.Locale;

/**
 * Asks guests to power off or reboot, through {@code control/shutdown}, and waits until the guest took the request. The
 * domain's lane is held for the asking only, so that a guest that does not answer can still be destroyed. Any thread may
 * call.
 */
public final class GuestRequests {
    /** How long a guest may take to notice a request. */
    public static final Duration BOUND = Duration.ofSeconds(60);

    private static final int TRIGGER_RESET = 1;
    private static final int TRIGGER_POWER = 3;

    private final Services services;
    private final Duration bound;

    public GuestRequests(Services services, Duration bound) {
        this.services = services;
        this.bound = bound;
    }

    /**
     * @param fallback press the ACPI button of a guest without PV control
     * @throws ApiException {@link ErrorKind#NO_PARAVIRT}, or {@link ErrorKind#GUEST_TIMEOUT} after 60 s
     */
    public void request(int domid, Action action, boolean fallback, Task task) {
        String control = DomainPaths.domain(domid) + "/control/shutdown";
        try (Lanes.Held lane = services.lanes().acquire(domid, task)) {
            DomainInfo info = existing(domid);
            if (info.shutdown() || info.dying()) {
                if (action == Action.REBOOT) {
                    throw new ApiException(
                            ErrorKind.WRONG_STATE,
                            capital(services.names().describe(domid)) + " has already shut down and cannot reboot.");
                }
                return;
            }
            if (info.hvm() && services.hypervisor().hvmParameter(domid, HvmParameter.CALLBACK_IRQ) == 0) {
                pressButton(domid, action, fallback);
                return;
            }
            services.store().write(control, action.name().toLowerCase(Locale.ROOT));
        }
        if (!Waits.forStore(services.store(), control, bound, task, () -> taken(domid, control))) {
            throw notTaken(domid, action);
        }
    }

    private boolean taken(int domid, String control) {
        return services.store().read(control).orElse("").isEmpty()
                || services.hypervisor()
                        .domain(domid)
                        .filter(info -> !info.shutdown())
                        .isEmpty();
    }

    private ApiException notTaken(int domid, Action action) {
        boolean paused =
                services.hypervisor().domain(domid).filter(DomainInfo::paused).isPresent();
        return new ApiException(
                ErrorKind.GUEST_TIMEOUT,
                capital(services.names().describe(domid)) + " did not take the request to "
                        + action.name().toLowerCase(Locale.ROOT) + " within " + bound.toSeconds() + " s"
                        + (paused ? ": it is paused." : "; xl destroy ends it without asking."));
    }

    private void pressButton(int domid, Action action, boolean fallback) {
        if (!fallback) {
            throw new ApiException(
                    ErrorKind.NO_PARAVIRT,
                    capital(services.names().describe(domid)) + " has no PV control interface; -F presses its ACPI "
                            + (action == Action.REBOOT ? "reset" : "power") + " button instead.");
        }
        services.hypervisor().sendTrigger(domid, action == Action.REBOOT ? TRIGGER_RESET : TRIGGER_POWER, 0);
    }

    private DomainInfo existing(int domid) {
        return services.hypervisor()
                .domain(domid)
                .orElseThrow(() ->
                        new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with domid " + domid + "."));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
